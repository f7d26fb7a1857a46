/** A whole report on a page of its own, at the place that the address names. */
import { useEffect } from 'preact/hooks';
import { trailAt } from './citation-trail.ts';
import { useMediaQuery, useReport } from './hooks.ts';
import { Icon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { useReaderWords } from './reader-words.ts';
import { ReportFacts } from './report-facts.tsx';
import { ReportReader } from './report-reader.tsx';
import { type PageProps, placeOf, reportAddress } from './route.ts';
import { Walk } from './walk.tsx';
import { useWords } from './words.ts';

export default function ReaderPage({ id, query, library, go }: PageProps) {
  const words = useWords();
  const texts = useReaderWords();
  const beside = useMediaQuery('(min-width: 1000px)');
  const loaded = useReport(id);
  const listed = library.state === 'ready' ? library.value.find((candidate) => candidate.id === id) : undefined;
  const report = loaded.state === 'ready' ? loaded.value.report : listed;
  const place = placeOf(query);
  const trail = trailAt(id, place);
  const gone = loaded.state === 'failed' && loaded.problem.status === 404;

  useEffect(() => {
    if (report) document.title = `${report.title} · ${words.brand}`;
  }, [report?.title]);

  function step(by: 1 | -1) {
    const stop = trail?.stops[trail.index + by];
    if (stop) go(reportAddress(stop.id, stop), true);
  }

  const found = loaded.state === 'ready' && place !== null && place.end <= loaded.value.text.length ? place : null;
  return (
    <article class="reader-page">
      <header class="reader-head">
        <p class="reader-back">
          <a href={trail ? trail.back : '#/reports'}>
            <Icon name="back" />
            {trail ? texts.toAnswer : texts.toReports}
          </a>
        </p>
        <h1 class="page-title" tabIndex={-1}>
          {report?.title ?? (gone ? texts.gone : words.panel.report)}
        </h1>
        {report && <ReportFacts report={report} abridged={report.abridged} length={report.length} />}
        {loaded.state === 'ready' && place !== null && found === null && <p class="quiet">{texts.placeGone}</p>}
      </header>
      {loaded.state === 'loading' && <p class="quiet">{words.panel.opening}</p>}
      {gone && <p class="quiet">{texts.goneHint}</p>}
      {loaded.state === 'failed' && !gone && <Problem problem={loaded.problem} onRetry={loaded.retry} />}
      {loaded.state === 'ready' && (
        <ReportReader
          loaded={loaded.value}
          place={found}
          beside={beside}
          under={1}
          tools={
            trail &&
            trail.stops.length > 1 && (
              <Walk
                index={trail.index}
                total={trail.stops.length}
                previous={texts.previous}
                next={texts.next}
                onStep={step}
              />
            )
          }
        />
      )}
    </article>
  );
}
