import { Badge } from '../ui/badge';
import { useCheckResults } from './use-run';

/** How many checks do not end as expected; nothing where all do. */
export function CheckBadge() {
  const { results } = useCheckResults();
  const apart = [...results.values()].filter(
    ({ status }) => status === 'failed' || status === 'unknown',
  ).length;
  if (apart === 0) return null;
  const words = `${String(apart)} of ${String(results.size)} checks ${apart === 1 ? 'is' : 'are'} not as expected`;
  return (
    <Badge tone="error" title={words}>
      {apart}
    </Badge>
  );
}
