/** A page whose script and style sheet are fetched when it is first opened. */
import type { ComponentType } from 'preact';
import { useLoaded } from './hooks.ts';
import { CallError, Problem } from './problem.tsx';
import type { PageProps } from './route.ts';
import { useWords } from './words.ts';

export type PageModule = { readonly default: ComponentType<PageProps> };

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

/** @param name of the style sheet, without `.css` */
export function lazyPage(name: string, load: () => Promise<PageModule>): ComponentType<PageProps> {
  const loadBoth = async () => {
    try {
      return (await Promise.all([load(), addStyle(name)]))[0].default;
    } catch {
      throw new CallError('chunk');
    }
  };
  return (props) => {
    const words = useWords();
    const page = useLoaded(name, loadBoth);
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
