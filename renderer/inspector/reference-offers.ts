import { Plus } from 'lucide-react';
import type { FieldDescriptor } from '../../shared/authentik/descriptor';
import type { ModelName } from '../../shared/authentik/record';
import { creatableFor } from '../../shared/document/commands/creatable';
import { useWorkspace } from '../state/hooks';
import type { Option } from '../ui/option';

const prefix = 'new:';

/** So few kinds are always offered; of more, those that what is typed names. */
const few = 3;

export interface Offers {
  /** Choices that make what the field is to point at; undefined where there are none. */
  readonly offers: ((typed: string) => readonly Option[]) | undefined;
  /** Does what an offer says. False: the choice is none of these. */
  readonly take: (id: string | null) => boolean;
}

interface Offering {
  readonly field: FieldDescriptor | undefined;
  readonly onCreate: (model: ModelName, name: string | undefined) => void;
}

/** `New Password Stage…`, with what is typed as its name where it is not a search for the kind. */
export function useOffers({ field, onCreate }: Offering): Offers {
  const descriptors = useWorkspace((state) => state.descriptors);
  const kinds = field === undefined ? [] : creatableFor(descriptors, field);
  if (kinds.length === 0) return { offers: undefined, take: () => false };
  return {
    offers: (typed) => {
      const words = typed.trim();
      const title = (label: string) => `New ${label}`;
      const namesKind = kinds.some(({ label }) => title(label).toLowerCase().includes(words.toLowerCase()));
      const isName = words !== '' && !namesKind;
      const shown = isName && kinds.length > few ? [] : kinds;
      return shown.map(({ model, label }) => ({
        id: isName ? `${prefix}${model} ${words}` : `${prefix}${model}`,
        label: isName ? `${title(label)} “${typed}”` : title(label),
        icon: Plus,
      }));
    },
    take: (id) => {
      if (id?.startsWith(prefix) !== true) return false;
      const [, model = '', name] = /^(\S+)(?: (.*))?$/s.exec(id.slice(prefix.length)) ?? [];
      onCreate(model, name);
      return true;
    },
  };
}
