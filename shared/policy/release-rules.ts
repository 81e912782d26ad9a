import { compareReleases, releases, type Release } from '../authentik/release';

/**
 * Everything in which the recorded releases differ, by name. Engine, planner, executor and stages read these and
 * never compare releases themselves; a further release is a further row.
 */
export interface ReleaseRules {
  readonly release: Release;
  /** Group and user bindings in mode `all`: one match is enough, or every one must match. */
  readonly staticBindingsInModeAll: 'one' | 'every';
  /** A value that cannot be pickled, returned for an anonymous visitor: false, or the engine raises. */
  readonly unpicklableResult: 'false' | 'raises';
  /** A refused authentication flow for a visitor who is logged in: `denied_action`, or the flow counts as done. */
  readonly refusedLoginWhenLoggedIn: 'denied' | 'done';
  /** `flow_info` has `background_themed_urls`, and `cancel_url` carries `next`. */
  readonly themedFlowInfo: boolean;
  /** A restored token's context is overwritten by the context of the plan in the session. */
  readonly restoreMergesSessionPlan: boolean;
  /** Failed passwords: counted in the session, or measured as loss of reputation. */
  readonly passwordAttempts: 'session' | 'reputation';
  /** Choices of a prompt: texts, or objects with value and label. */
  readonly promptChoices: 'texts' | 'objects';
  /** What is half done by a stage lives in the session, or in the plan's context. */
  readonly stageStateIn: 'session' | 'context';
  /** Codes typed into set-up stages: whole numbers, or text. */
  readonly setupCodes: 'integer' | 'text';
  /** Every invalid answer to authenticator validation costs a point of reputation. */
  readonly validateCostsReputation: boolean;
  /** An identification stage takes a `pending_user_identifier` of the context as if it had been typed. */
  readonly identificationTakesIdentifier: boolean;
  /** Reputation: the change is clamped before it is added, or only the sum. */
  readonly reputationClampsChange: boolean;
  /** A pretended user at the login stage: the server fails, or the flow error page. */
  readonly unsavedUserAtLogin: 'server fails' | 'flow error';
  /** Where the name of the application that a login started from is kept. */
  readonly applicationHint: 'session' | 'context';
  /** A brand serves every host that ends with its domain, or its domain and those below it, the longest first. */
  readonly brandByDomain: 'suffix' | 'longest';
  /** Background of a flow that has none of its own. */
  readonly defaultBackground: 'brand' | 'fixed';
  /** `known_device` asks for a session from the same address of anybody, or of the same user. */
  readonly knownDevice: 'any user' | 'same user';
  /** The user's relation to groups: `ak_groups`, or `groups` with `ak_groups` as a name that is warned of. */
  readonly groupRelation: 'ak_groups' | 'groups';
  /** Expressions can send mail and make raw tokens. */
  readonly expressionsSendMail: boolean;
  /** The interpreter that runs expressions: its words for some errors differ. */
  readonly python: '3.13' | '3.14';
  /** `attributes_a_b` in prompt data: every underscore is a dot, or the first only. */
  readonly attributeUnderscores: 'all' | 'first';
}

const rules2025_10: ReleaseRules = {
  release: '2025.10',
  staticBindingsInModeAll: 'one',
  unpicklableResult: 'false',
  refusedLoginWhenLoggedIn: 'denied',
  themedFlowInfo: false,
  restoreMergesSessionPlan: false,
  passwordAttempts: 'session',
  promptChoices: 'texts',
  stageStateIn: 'session',
  setupCodes: 'integer',
  validateCostsReputation: false,
  identificationTakesIdentifier: false,
  reputationClampsChange: false,
  unsavedUserAtLogin: 'server fails',
  applicationHint: 'session',
  brandByDomain: 'suffix',
  defaultBackground: 'brand',
  knownDevice: 'any user',
  groupRelation: 'ak_groups',
  expressionsSendMail: false,
  python: '3.13',
  attributeUnderscores: 'all',
};

const rules2026_5: ReleaseRules = {
  release: '2026.5',
  staticBindingsInModeAll: 'every',
  unpicklableResult: 'raises',
  refusedLoginWhenLoggedIn: 'done',
  themedFlowInfo: true,
  restoreMergesSessionPlan: true,
  passwordAttempts: 'reputation',
  promptChoices: 'objects',
  stageStateIn: 'context',
  setupCodes: 'text',
  validateCostsReputation: true,
  identificationTakesIdentifier: true,
  reputationClampsChange: true,
  unsavedUserAtLogin: 'flow error',
  applicationHint: 'context',
  brandByDomain: 'longest',
  defaultBackground: 'fixed',
  knownDevice: 'same user',
  groupRelation: 'groups',
  expressionsSendMail: true,
  python: '3.14',
  attributeUnderscores: 'first',
};

/** Oldest first. */
const recorded: readonly ReleaseRules[] = [rules2025_10, rules2026_5];

/** The releases whose rules are known, oldest first. */
export const releasesWithRules: readonly Release[] = recorded.map(({ release }) => release);

/**
 * The rules of a release, or of the nearest recorded one below it (the oldest where there is none below);
 * `exact` says which it was.
 */
export function rulesFor(release: string): { readonly rules: ReleaseRules; readonly exact: boolean } {
  const nearest = nearestRelease(release);
  const below = recorded.filter((rules) => compareReleases(rules.release, nearest) <= 0);
  const rules = below.at(-1) ?? rules2025_10;
  return { rules, exact: rules.release === release.split('.').slice(0, 2).join('.') };
}

/** The release that a version (`2026.5`, `2026.5.3`) belongs to, else the nearest known one below it, else the oldest. */
export function nearestRelease(version: string): Release {
  const rank = (text: string): number => {
    const [year, month] = text.split('.').map(Number);
    return (year ?? 0) * 100 + (month ?? 0);
  };
  return releases.filter((release) => rank(release) <= rank(version)).at(-1) ?? releases[0];
}
