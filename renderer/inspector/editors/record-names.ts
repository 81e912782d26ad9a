import { useMemo } from 'react';
import { useDocument } from '../../state/hooks';
import type { RecordNames } from '../tag-text';

/** Names of records for texts with `!KeyOf`: their blueprint `id` where they have one, else their identity. */
export function useRecordNames(): RecordNames {
  const document = useDocument((shown) => shown);
  return useMemo(
    () => ({
      nameOf: (record) => document.records.get(record)?.entry?.blueprintId ?? record,
      recordOf: (name) => {
        if (document.records.has(name)) return name;
        for (const record of document.records.values())
          if (record.entry?.blueprintId === name) return record.id;
        return undefined;
      },
    }),
    [document],
  );
}
