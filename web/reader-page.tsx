/** A whole report, at the place that the address names. */
import type { PageProps } from './route.ts';
import { useWords } from './words.ts';

export default function ReaderPage({ id, library }: PageProps) {
  const words = useWords();
  const report = library.state === 'ready' ? library.value.find((candidate) => candidate.id === id) : undefined;
  return (
    <div class="sheet">
      <h1 class="page-title" tabIndex={-1}>
        {report?.title ?? words.panel.report}
      </h1>
    </div>
  );
}
