/** For an address that names no page. */
import { useWords } from './words.ts';

export function NotFound() {
  const words = useWords().notFound;
  return (
    <div class="not-found">
      <h1 class="page-title" tabIndex={-1}>
        {words.title}
      </h1>
      <p>{words.text}</p>
      <a class="plain-button" href="#/">
        {words.back}
      </a>
    </div>
  );
}

/** For the address of a conversation that this browser does not have. */
export function MissingConversation() {
  const words = useWords().conversations;
  return (
    <div class="not-found">
      <h2 class="page-title">{words.missing}</h2>
      <p>{words.missingText}</p>
      <a class="plain-button" href="#/">
        {words.fresh}
      </a>
    </div>
  );
}
