/** The page of reports: what the library holds, and how it is added to and taken from. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReportSummary } from '../src/domain.ts';
import { useAdmin } from './admin.tsx';
import { uploadsOf } from './api.ts';
import { useMediaQuery } from './hooks.ts';
import { EmptyLibrary } from './library-list.tsx';
import { reportName } from './naming.ts';
import { Problem } from './problem.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ReportCards } from './report-cards.tsx';
import { filterRows, orderRows } from './report-rows.ts';
import { ReportTable } from './report-table.tsx';
import { ReportsFilter } from './reports-filter.tsx';
import { parseView, type ReportsView, viewAddress } from './reports-view.ts';
import { useReportsWords } from './reports-words.ts';
import type { PageProps } from './route.ts';
import { useSimplified } from './simplified.ts';
import { UploadBox } from './upload-box.tsx';
import { useWords } from './words.ts';

/** Reports listed at first and with every further step: the page stays quick however many there are. */
const STEP = 200;
/** What is typed is put into the address only after a rest: browsers take few changes of it in a row. */
const REST_MS = 400;

export default function ReportsPage({ query, library, go }: PageProps) {
  const words = useWords();
  const texts = useReportsWords();
  const narrow = useMediaQuery('(max-width: 699px)');
  const [view, setView] = useState<ReportsView>(() => parseView(query));
  const [listed, setListed] = useState(STEP);
  const [removing, setRemoving] = useState<ReportSummary | null>(null);
  const [spoken, setSpoken] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const reports = library.state === 'ready' ? library.value : [];
  const uploads = library.state === 'ready' ? uploadsOf(library.value) : null;
  const admin = useAdmin(uploads === 'token');

  const simplified = useSimplified(view.filter.text);
  const rows = useMemo(
    () => orderRows(filterRows(reports, view.filter, simplified), view.order),
    [library, view, simplified],
  );

  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => go(viewAddress(view), true), REST_MS);
    return () => clearTimeout(timer);
  }, [view]);

  function change(next: ReportsView) {
    setView(next);
    setListed(STEP);
  }

  function onRemoved(report: ReportSummary) {
    setRemoving(null);
    setSpoken(texts.removing.done(reportName(report, words)));
    if (library.state === 'ready') library.reload();
    // The button that was pressed goes away with its row.
    requestAnimationFrame(() => heading.current?.focus());
  }

  if (library.state === 'failed')
    return (
      <>
        <h1 class="page-title" tabIndex={-1}>
          {words.nav.reports}
        </h1>
        <Problem problem={library.problem} onRetry={library.retry} />
      </>
    );
  const shown = rows.slice(0, listed);
  const list = {
    rows: shown,
    order: view.order,
    onOrder: (order: ReportsView['order']) => change({ ...view, order }),
    onRemove: uploads === null || uploads === 'off' ? null : setRemoving,
  };
  const rest = rows.length - shown.length;
  const [before, after] = texts.upload.offHint;
  return (
    <div class="reports">
      <h1 class="page-title" ref={heading} tabIndex={-1}>
        {words.nav.reports}
      </h1>
      <p class="quiet">{texts.about}</p>
      {(uploads === 'open' || uploads === 'token') && (
        <UploadBox admin={admin} onAdded={() => library.state === 'ready' && library.reload()} />
      )}
      {uploads === 'off' && (
        <section class="upload" aria-label={texts.upload.label}>
          <p>{texts.upload.off}</p>
          <p class="quiet">
            {before}
            <code>WENBAO_ADMIN_TOKEN</code>
            {after}
          </p>
        </section>
      )}
      {library.state === 'loading' && <p class="quiet">{words.library.loading}</p>}
      {library.state === 'ready' && reports.length === 0 && <EmptyLibrary />}
      {reports.length > 0 && (
        <>
          <ReportsFilter reports={reports} filter={view.filter} onFilter={(filter) => change({ ...view, filter })} />
          <p class="quiet reports-count" role="status">
            {texts.shown(rows.length, reports.length)}
          </p>
          {rows.length === 0 && <p class="no-rows">{texts.filter.none}</p>}
          {rows.length > 0 && (narrow ? <ReportCards {...list} /> : <ReportTable {...list} />)}
          {rest > 0 && (
            <button type="button" class="plain-button" onClick={() => setListed(listed + STEP)}>
              {texts.more(Math.min(STEP, rest), rest)}
            </button>
          )}
        </>
      )}
      {removing && (
        <RemoveDialog
          report={removing}
          admin={admin}
          onRemoved={() => onRemoved(removing)}
          onClose={() => setRemoving(null)}
        />
      )}
      {admin.dialog}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </div>
  );
}
