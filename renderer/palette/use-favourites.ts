import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ModelName } from '../../shared/authentik/record';
import { useApp } from '../state/hooks';

const keys = { favourites: 'palette.favourites', recent: 'palette.recent' } as const;

function texts(found: unknown): readonly string[] {
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

export interface Favourites {
  readonly favourites: ReadonlySet<ModelName>;
  /** The type used last first. */
  readonly recent: readonly ModelName[];
  readonly toggle: (model: ModelName) => void;
  readonly used: (model: ModelName) => void;
}

/** The user's own choice of types and what they used last, kept between starts. */
export function useFavourites(): Favourites {
  const { bridge } = useApp().ports;
  const [favourites, setFavourites] = useState<readonly string[]>([]);
  const [recent, setRecent] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void bridge.request('settings.read', undefined).then((settings) => {
      if (!current) return;
      setFavourites(texts(settings[keys.favourites]));
      setRecent(texts(settings[keys.recent]));
    });
    return () => {
      current = false;
    };
  }, [bridge]);
  const toggle = useCallback(
    (model: ModelName) => {
      const value = favourites.includes(model)
        ? favourites.filter((other) => other !== model)
        : [...favourites, model];
      setFavourites(value);
      void bridge.request('settings.write', { key: keys.favourites, value });
    },
    [bridge, favourites],
  );
  const used = useCallback(
    (model: ModelName) => {
      const value = [model, ...recent.filter((other) => other !== model)].slice(0, 8);
      setRecent(value);
      void bridge.request('settings.write', { key: keys.recent, value });
    },
    [bridge, recent],
  );
  const chosen = useMemo(() => new Set(favourites), [favourites]);
  return { favourites: chosen, recent, toggle, used };
}
