/** The few signs of the page. They are decoration: the button around one has its name. */

const PATHS = {
  send: 'M10 16V4m0 0L5 9m5-5 5 5',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  forward: 'M7.5 4.5 13 10l-5.5 5.5',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS | 'stop' }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {name === 'stop' ? <rect x="5" y="5" width="10" height="10" rx="1.5" /> : <path d={PATHS[name]} />}
    </svg>
  );
}
