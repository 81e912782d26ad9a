import { textOf } from '../policy/fields';
import type { JsonObject } from '../policy/world';
import type { CompiledObject } from './estate';
import type { ReleaseRules } from '../policy/release-rules';

type Button = (source: CompiledObject) => { readonly challenge: JsonObject; readonly icon: string | null };

const redirect = (to: string): JsonObject => ({ component: 'xak-flow-redirect', to });

/** How each kind of source sends a visitor away; a kind that is not here has no web login. */
const buttons: Readonly<Record<string, Button>> = {
  'authentik_sources_oauth.oauthsource': ({ fields }) => ({
    challenge: redirect(`/source/oauth/login/${textOf(fields, 'slug')}/`),
    icon: `/static/authentik/sources/${textOf(fields, 'provider_type')}.svg`,
  }),
  'authentik_sources_saml.samlsource': ({ fields }) => ({
    challenge: redirect(`/source/saml/${textOf(fields, 'slug')}/`),
    icon: null,
  }),
  'authentik_sources_plex.plexsource': ({ fields }) => ({
    challenge: {
      component: 'ak-source-plex',
      client_id: textOf(fields, 'client_id'),
      slug: textOf(fields, 'slug'),
    },
    icon: '/static/authentik/sources/plex.svg',
  }),
};

/** The challenge that starts a login at a source; null where it has no web login (stages.md, sections 2 and 16). */
export function sourceChallenge(source: CompiledObject): JsonObject | null {
  return buttons[source.model]?.(source).challenge ?? null;
}

/** An item of `sources[]` in an identification challenge. */
export function sourceButton(source: CompiledObject, rules: ReleaseRules): JsonObject | null {
  const button = buttons[source.model]?.(source);
  if (!button) return null;
  const own = textOf(source.fields, 'icon');
  return {
    name: source.name,
    icon_url: own === '' ? button.icon : own,
    challenge: button.challenge,
    ...(rules.themedFlowInfo ? { promoted: source.fields.promoted === true } : {}),
  };
}
