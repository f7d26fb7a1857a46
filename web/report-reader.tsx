/** Reading a whole report: at a place, with a table of contents and a search. On a page of its own and in the panel. */
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Span } from '../src/domain.ts';
import type { ReportReply } from '../src/http/contract.ts';
import { Contents, ContentsDrawer } from './contents.tsx';
import { FindBar } from './find-bar.tsx';
import { Icon } from './icons.tsx';
import { entryOf, type OutlineEntry, outlineOf } from './outline.ts';
import { useReaderWords } from './reader-words.ts';
import { reportBlocks } from './report-blocks.ts';
import { ReportText } from './report-text.tsx';
import { useFind } from './use-find.ts';

interface Props {
  readonly loaded: ReportReply;
  /** What is marked and brought into view. */
  readonly place: Span | null;
  /** The table of contents stands beside the text; else it opens in a window. */
  readonly beside: boolean;
  /** Level of the heading that the text stands under. */
  readonly under: 1 | 2;
  /** More tools, in front of the search. */
  readonly tools?: ComponentChildren;
}

/** What scrolls the text: the page, or the panel. */
const SCROLLERS = '.place, .panel-body';
/** How far down in what scrolls one reads: a heading above this line is one under which the reader is. */
const READING_LINE = 0.35;

export function ReportReader({ loaded, place, beside, under, tools }: Props) {
  const texts = useReaderWords();
  const box = useRef<HTMLDivElement>(null);
  const [drawer, setDrawer] = useState(false);
  const blocks = useMemo(() => reportBlocks(loaded.text, loaded.sections, loaded.passages), [loaded]);
  const outline = useMemo(() => outlineOf(blocks), [blocks]);
  const [entry, setEntry] = useState(-1);
  /** Where a chosen heading was brought to: while the text stays there, that is the one that is read, though it ends above the line. */
  const chosenAt = useRef<number | null>(null);
  const find = useFind(loaded.text);

  useLayoutEffect(() => {
    if (place) box.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [place?.start, place?.end]);
  useLayoutEffect(() => {
    box.current?.querySelector('mark.current')?.scrollIntoView({ block: 'center' });
  }, [find.finds, find.current]);

  useEffect(() => {
    const scroller = box.current?.closest(SCROLLERS);
    if (!scroller) return;
    let frame = 0;
    const update = () => {
      frame = 0;
      if (scroller.scrollTop !== chosenAt.current) setEntry(entryOf(outline, blockAt(READING_LINE, box, scroller)));
    };
    const onScroll = () => {
      frame ||= requestAnimationFrame(update);
    };
    update();
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(frame);
    };
  }, [outline]);

  function choose({ block }: OutlineEntry) {
    setDrawer(false);
    setEntry(entryOf(outline, block));
    // After the drawer, if there is one, has given the focus back.
    requestAnimationFrame(() => {
      const heading = box.current?.children[block] as HTMLElement | undefined;
      heading?.focus({ preventScroll: true });
      heading?.scrollIntoView({ block: 'start' });
      chosenAt.current = box.current?.closest(SCROLLERS)?.scrollTop ?? null;
    });
  }

  const contents = { outline, current: entry, onChoose: choose };
  return (
    <div class={beside && outline.length > 0 ? 'reader beside' : 'reader'}>
      {beside && outline.length > 0 && <Contents {...contents} />}
      <div class="reader-main">
        <div class="reader-tools">
          {!beside && outline.length > 0 && (
            <button
              type="button"
              class="tool"
              aria-label={texts.openContents}
              title={texts.contents}
              aria-haspopup="dialog"
              onClick={() => setDrawer(true)}
            >
              <Icon name="contents" />
            </button>
          )}
          {tools}
          <FindBar
            query={find.query}
            total={find.finds.length}
            current={find.current}
            onQuery={(query) => {
              const scroller = box.current?.closest(SCROLLERS);
              find.search(query, (scroller && blocks[blockAt(0, box, scroller)]?.start) ?? 0);
            }}
            onStep={find.step}
          />
        </div>
        <ReportText box={box} blocks={blocks} quote={place} finds={find.finds} current={find.current} under={under} />
      </div>
      {drawer && <ContentsDrawer {...contents} onClose={() => setDrawer(false)} />}
    </div>
  );
}

/**
 * Index of the last block that begins above a line, −1 before the first.
 *
 * @param line from 0, the top of what scrolls, to 1, its bottom; at the very end the last block is the one
 */
function blockAt(line: number, box: RefObject<HTMLElement>, scroller: Element): number {
  const blocks = box.current?.children ?? [];
  const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  // At the end the last sections can never come up to the line.
  if (line > 0 && atEnd && scroller.scrollTop > 0) return blocks.length - 1;
  const height = scroller.getBoundingClientRect().top + line * scroller.clientHeight;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().top ?? 0) <= height) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
