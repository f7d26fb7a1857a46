/** Style sheets are imported for the bundler (web/bundle.mjs makes page.css of them) and export nothing. */
declare module '*.css';

/** Traditional characters, each followed by its simplified form (web/simplified-pairs.mjs). */
declare module 'simplified:pairs' {
  const pairs: string;
  export default pairs;
}
