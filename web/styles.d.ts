/** Style sheets are imported for the bundler (web/bundle.mjs makes page.css of them) and export nothing. */
declare module '*.css';
