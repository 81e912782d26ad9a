import type { PolicyEnvironment } from '../policy/environment';
import type { Context } from '../policy/policy-request';

/** The keys that an HTTP request adds to a policy's context, each only where the server has such a database. */
export function requestContext(environment: Pick<PolicyEnvironment, 'geoip' | 'asn'>): Context {
  return {
    ...(environment.asn === undefined ? {} : { asn: environment.asn }),
    ...(environment.geoip === undefined ? {} : { geoip: environment.geoip }),
  };
}
