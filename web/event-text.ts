/** Server-sent events out of text that comes in pieces, cut anywhere. */

export interface TextEvent {
  /** `message` where the server names none. */
  readonly event: string;
  readonly data: string;
}

export class EventText {
  #rest = '';

  /** @returns the events that are whole now, in order */
  add(piece: string): TextEvent[] {
    // A CR at the end may be half of a CR LF; it waits for what follows.
    const text = this.#rest + piece;
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const blocks = whole.replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = (blocks.pop() ?? '') + text.slice(whole.length);
    return blocks.flatMap((block) => {
      const event = eventOf(block);
      return event ? [event] : [];
    });
  }
}

/** Null for a block of comments only, which servers send to keep a connection open. */
function eventOf(block: string): TextEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (name === 'event') event = value;
    if (name === 'data') data.push(value);
  }
  return data.length > 0 ? { event, data: data.join('\n') } : null;
}
