/** The few signs of the page. They are decoration: the button around one has its name. */

const PATHS = {
  send: 'M10 16V4m0 0L5 9m5-5 5 5',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  forward: 'M7.5 4.5 13 10l-5.5 5.5',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  new: 'M10 4.5v11M4.5 10h11',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  edit: 'm4.5 15.5.6-3L13 4.6a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2L7.5 14.9z',
  copy: 'M7.5 7.5v-3h8v8h-3m-8-5h8v8h-8z',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3l-.9.9m1.5 2.8a3 3 0 0 0-4.3 0l-2.4 2.4a3 3 0 0 0 4.3 4.3l.9-.9',
  remove: 'M4 6h12M8 6V4.2h4V6m2.6 0-.7 10H6.1L5.4 6m3 3.2v4m3.2-4v4',
  find: 'M8.8 3.8a5 5 0 1 0 0 10 5 5 0 0 0 0-10m3.7 8.7 4 4',
  contents: 'M7.5 5.5h9m-9 4.5h9m-9 4.5h9M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01',
  up: 'm4.5 12.5 5.5-5.5 5.5 5.5',
  down: 'm4.5 7.5 5.5 5.5 5.5-5.5',
  full: 'M11.5 3.5h5v5m0-5-6 6m-2 7h-5v-5m0 5 6-6',
  done: 'm4.5 10.5 3.7 3.7 7.3-8.2',
  system: 'M3 4.5h14v9H3zM7.5 16.5h5M10 13.5v3',
  light:
    'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M10 2v1.8m0 12.4V18m8-8h-1.8M3.8 10H2m13.7-5.7-1.3 1.3m-8.8 8.8-1.3 1.3m0-11.4 1.3 1.3m8.8 8.8 1.3 1.3',
  dark: 'M16.2 12.2A6.8 6.8 0 0 1 7.8 3.8a6.8 6.8 0 1 0 8.4 8.4',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS | 'stop' }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {name === 'stop' ? <rect x="5" y="5" width="10" height="10" rx="1.5" /> : <path d={PATHS[name]} />}
    </svg>
  );
}
