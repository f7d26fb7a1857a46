/** Word between the windows of this browser that a conversation has changed. Where the browser has no such channel, none comes. */

export interface Change {
  /** Of the conversation. */
  readonly id: string;
  /** Turns that the window which tells is waiting for. */
  readonly busy: readonly number[];
}

let channel: BroadcastChannel | null = null;
const open = (): BroadcastChannel | null => {
  if (typeof BroadcastChannel === 'function') channel ??= new BroadcastChannel('wenbao');
  return channel;
};

export function tellOtherWindows(change: Change): void {
  open()?.postMessage(change);
}

/** @returns ends the listening */
export function hearOtherWindows(onChange: (change: Change) => void): () => void {
  const listener = ({ data }: MessageEvent<Change>) => onChange(data);
  open()?.addEventListener('message', listener);
  return () => channel?.removeEventListener('message', listener);
}
