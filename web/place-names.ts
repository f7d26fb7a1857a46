/** Names of places in lists and charts. */

const ABOVE = /^.+(?:省|自治区|自治州|地区|盟|市|州|新区)(?=.{1,}[市区县旗州盟]$)/;
const TOP = /^.{2,7}?(?:省|自治区|特别行政区|市)/;

/** 宝坻区 of 天津市宝坻区. */
const ownName = (place: string): string => place.replace(ABOVE, '');

/**
 * The short name of each place that no other place of the list shares; the full name where two would.
 *
 * @param places full names; the same place may stand in it twice
 */
export function shortNames(places: readonly string[]): string[] {
  const full = new Map<string, Set<string>>();
  for (const place of places) full.set(ownName(place), (full.get(ownName(place)) ?? new Set()).add(place));
  return places.map((place) => (full.get(ownName(place))?.size === 1 ? ownName(place) : place));
}

export interface PlaceOption {
  readonly place: string;
  /** How many places of the list lie in it, itself among them; 1 for a place by itself. */
  readonly places: number;
}

/** The places of the list, in its order, and before them the provinces in which several of them lie. */
export function placeOptions(places: readonly string[]): PlaceOption[] {
  const own = [...new Set(places)];
  const provinces = new Map<string, number>();
  for (const place of own) {
    const top = TOP.exec(place)?.[0];
    if (top !== undefined) provinces.set(top, (provinces.get(top) ?? 0) + 1);
  }
  const wide = [...provinces].filter(([, count]) => count > 1).map(([place, count]) => ({ place, places: count }));
  const taken = new Set(wide.map(({ place }) => place));
  return [...wide, ...own.filter((place) => !taken.has(place)).map((place) => ({ place, places: 1 }))];
}
