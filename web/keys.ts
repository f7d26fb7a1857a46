/** Keys that mean something else while a word is being written. */

/** An input method is still putting the word together: its Enter takes the word and must not send. Safari says so by 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
