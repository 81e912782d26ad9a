import { useEffect, useState } from 'react';
import type { PortableBlueprint } from '../../shared/blueprint/portable/export-portable';
import type { ExportOptions } from '../../shared/blueprint/portable/portable-blueprint';
import { useApp, useDocument } from '../state/hooks';

/** What an export with these options would be, made beside the window's thread; the former one until then. */
export function usePortable(options: ExportOptions): PortableBlueprint | null {
  const app = useApp();
  const document = useDocument((now) => now);
  const [made, setMade] = useState<PortableBlueprint | null>(null);
  useEffect(() => {
    let isLate = false;
    void app.files.desk.portable(options, document).then((portable) => {
      if (!isLate && portable !== undefined) setMade(portable);
    });
    return () => {
      isLate = true;
    };
  }, [app, document, options]);
  return options.flows.length === 0 ? null : made;
}
