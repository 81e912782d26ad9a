const pattern =
  /^\d{4}-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,6}\d*)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** Whether Django's `parse_datetime` takes the text. */
export function isServerDateTime(text: string): boolean {
  const match = pattern.exec(text.trim());
  if (!match) return false;
  const [month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  return month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31 && hour! < 24 && minute! < 60 && second! < 60;
}
