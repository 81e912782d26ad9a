import geodesic from 'geographiclib-geodesic';

/** Degrees. */
export interface Point {
  readonly lat: number;
  readonly long: number;
}

/** Length of the shortest line on the WGS84 ellipsoid, as authentik's library measures it too. */
export function geodesicKilometres(from: Point, to: Point): number {
  const line = geodesic.Geodesic.WGS84.Inverse(from.lat, from.long, to.lat, to.long);
  return (line.s12 ?? 0) / 1000;
}
