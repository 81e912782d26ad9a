import type { PolicyOutcome, PolicyType } from '../policy-type';
import { isUserValue } from '../user-value';
import type { PolicyEnvironment } from '../environment';
import type { PolicyRequest } from '../policy-request';
import type { CompiledPolicy } from '../target';
import { geodesicKilometres, type Point } from './geodesic';

interface Part {
  readonly passing: boolean;
  readonly messages: readonly string[];
}

/** policies.md 4.5: an or-combined static part (network, country) and a dynamic part (distance, travel). */

export const geoipPolicy: PolicyType = function* (
  environment,
  policy,
  request,
): Generator<never, PolicyOutcome> {
  const fixed = staticPart(policy, request);
  if (typeof fixed === 'string') return { kind: 'policy exception', text: fixed };
  const moving = dynamicPart(environment, policy, request);
  return {
    kind: 'verdict',
    passing: fixed.passing && moving.passing,
    messages: [...fixed.messages, ...moving.messages],
  };
};

const passes: Part = { passing: true, messages: [] };

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** A text is the policy exception's. */
function staticPart(policy: CompiledPolicy, request: PolicyRequest): Part | string {
  const asns = list(policy.fields.asns);
  const countries = list(policy.fields.countries);
  const parts: Part[] = [];
  if (asns.length > 0) {
    const data = record(request.context.asn);
    if (!data) return 'GeoIP: client IP not found in ASN database.';
    parts.push(test(asns.includes(data.asn), 'Client IP is not part of an allowed autonomous system.'));
  }
  if (countries.length > 0) {
    const data = record(request.context.geoip);
    if (!data) return 'GeoIP: client IP address not found in City database.';
    parts.push(test(countries.includes(data.country), 'Client IP is not in an allowed country.'));
  }
  if (parts.length === 0) return passes;
  return { passing: parts.some((part) => part.passing), messages: parts.flatMap((part) => part.messages) };
}

function test(passing: boolean, message: string): Part {
  return { passing, messages: passing ? [] : [message] };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function dynamicPart(environment: PolicyEnvironment, policy: CompiledPolicy, request: PolicyRequest): Part {
  const byDistance = policy.fields.check_history_distance === true;
  const byTravel = policy.fields.check_impossible_travel === true;
  if (!byDistance && !byTravel) return passes;
  const here = pointOf(request.context.geoip);
  if (!here) return { passing: false, messages: [] };
  const { user } = request;
  const pk = isUserValue(user) ? user.pk : null;
  const logins = environment.world.events
    .filter((event) => event.action === 'login' && event.user === pk)
    .reverse()
    .slice(0, Number(policy.fields.history_login_count ?? 5));
  if (logins.length === 0) return passes;
  const placed = logins.flatMap((event) => {
    const point = pointOf(event.context.geo);
    return point ? [{ point, at: event.at }] : [];
  });
  if (placed.length === 0) return { passing: false, messages: [] };
  const tolerance = Number(policy.fields.distance_tolerance_km ?? 50);
  for (const { point, at } of placed) {
    const distance = geodesicKilometres(here, point);
    if (byDistance && distance >= Number(policy.fields.history_max_distance_km ?? 100) + tolerance) {
      return {
        passing: false,
        messages: ['Distance from previous authentication is larger than threshold.'],
      };
    }
    const hours = Math.max(1, Math.floor((environment.world.now - at) / 3600));
    if (byTravel && distance >= 1000 * hours + tolerance) {
      return { passing: false, messages: ['Distance is further than possible.'] };
    }
  }
  return passes;
}

function pointOf(value: unknown): Point | null {
  const data = record(value);
  const lat = data?.lat;
  const long = data?.long;
  return typeof lat === 'number' && typeof long === 'number' ? { lat, long } : null;
}
