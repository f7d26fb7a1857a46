/** Parts of the page whose script and style sheet are fetched when they are first shown. */
import type { ComponentType } from 'preact';
import { useLoaded } from './hooks.ts';
import { CallError, Problem } from './problem.tsx';
import type { PageProps } from './route.ts';
import { useWords } from './words.ts';

export type LazyModule<Props> = { readonly default: ComponentType<Props> };

/** Resolves once the sheet of that name holds; a sheet that is there already is not fetched again. */
function addStyle(name: string): Promise<void> {
  const href = `${name}.css`;
  if (document.querySelector(`link[rel="stylesheet"][href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new CallError('chunk'));
    };
    document.head.append(link);
  });
}

/** A failure is a CallError. */
async function loadBoth<Props>(name: string, load: () => Promise<LazyModule<Props>>) {
  try {
    return (await Promise.all([load(), addStyle(name)]))[0].default;
  } catch {
    throw new CallError('chunk');
  }
}

/** Something that the page is whole without: nothing stands in its place until it is there, nor when it cannot be had. */
export function lazyPart<Props>(name: string, load: () => Promise<LazyModule<Props>>): ComponentType<Props> {
  const get = () => loadBoth(name, load);
  return (props) => {
    const part = useLoaded(name, get);
    if (part.state !== 'ready') return null;
    const Part = part.value as ComponentType<unknown>;
    return <Part {...props} />;
  };
}

/** @param name of the style sheet, without `.css` */
export function lazyPage(name: string, load: () => Promise<LazyModule<PageProps>>): ComponentType<PageProps> {
  const get = () => loadBoth(name, load);
  return (props) => {
    const words = useWords();
    const page = useLoaded(name, get);
    if (page.state === 'loading') return <p class="quiet page-wait">{words.loading}</p>;
    if (page.state === 'failed')
      return (
        <div class="page-wait">
          <Problem problem={page.problem} onRetry={page.retry} />
        </div>
      );
    const Page = page.value;
    return <Page {...props} />;
  };
}
