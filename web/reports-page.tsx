/** The page of reports. */
import type { PageProps } from './route.ts';
import { useWords } from './words.ts';

export default function ReportsPage({ library }: PageProps) {
  const words = useWords();
  return (
    <div class="sheet">
      <h1 class="page-title" tabIndex={-1}>
        {words.nav.reports}
      </h1>
      <p class="quiet">
        {library.state === 'ready' ? words.library.count(library.value.length) : words.library.loading}
      </p>
    </div>
  );
}
