/** The text of a report: headings and paragraphs, with the cited quote and what a search found marked. */
import { Component, type RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Span } from '../src/domain.ts';
import type { ReportBlock } from './report-blocks.ts';
import { type BlockFinds, cutPieces, findsIn } from './text-pieces.ts';

interface Props {
  readonly box: RefObject<HTMLDivElement>;
  readonly blocks: readonly ReportBlock[];
  readonly quote: Span | null;
  /** In order, none inside another. */
  readonly finds: readonly Span[];
  /** Which of the finds the reader is at, −1 for none. */
  readonly current: number;
  /** Level of the heading that the text stands under. */
  readonly under: 1 | 2;
}

/** The element of block `n` is child `n` of the box. */
export function ReportText({ box, blocks, quote, finds, current, under }: Props) {
  const byBlock = useMemo(() => blocks.map((block) => findsIn(block, finds)), [blocks, finds]);
  const touches = (block: Span) => quote !== null && quote.start < block.end && quote.end > block.start;
  return (
    <div class="full-text" ref={box}>
      {blocks.map((block, index) => {
        const inside = byBlock[index] as BlockFinds;
        const here = current >= inside.first && current < inside.first + inside.spans.length;
        return (
          <Block
            key={index}
            block={block}
            quote={touches(block) ? quote : null}
            finds={inside}
            current={here ? current : -1}
            under={under}
          />
        );
      })}
    </div>
  );
}

interface BlockProps {
  readonly block: ReportBlock;
  readonly quote: Span | null;
  readonly finds: BlockFinds;
  readonly current: number;
  readonly under: 1 | 2;
}

/** Drawn anew only when something in it changes: a long report has many hundred of them. */
class Block extends Component<BlockProps> {
  override shouldComponentUpdate(next: BlockProps): boolean {
    const { block, quote, finds, current } = this.props;
    return next.block !== block || next.quote !== quote || next.finds !== finds || next.current !== current;
  }

  override render({ block, quote, finds, current, under }: BlockProps) {
    const content = cutPieces(block.text, block.start, quote, finds).map(({ text, quoted, find }, index) => {
      if (find === null) return quoted ? <mark key={index}>{text}</mark> : text;
      const name = `find${quoted ? ' quoted' : ''}${find === current ? ' current' : ''}`;
      return (
        <mark key={index} class={name}>
          {text}
        </mark>
      );
    });
    if (block.level === 0) return <p>{content}</p>;
    // Deeper levels than h6 do not exist. The table of contents puts the focus here.
    const Heading = (['h2', 'h3', 'h4', 'h5', 'h6'] as const)[block.level + under - 2] ?? 'h6';
    return <Heading tabIndex={-1}>{content}</Heading>;
  }
}
