/** Server-sent events as a reader takes them apart. */

export interface SeenEvent {
  readonly event: string;
  readonly data: any;
}

/** @throws when a block is not `event: <name>` and one line of JSON data */
export function readEvents(body: string): SeenEvent[] {
  return body
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const match = /^event: ([\w-]+)\ndata: (.*)$/.exec(block);
      if (!match) throw new Error(`no event: ${block}`);
      return { event: match[1] as string, data: JSON.parse(match[2] as string) };
    });
}

export const eventsOf = async (response: Response): Promise<SeenEvent[]> => readEvents(await response.text());
