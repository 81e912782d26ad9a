import { useMemo, useState } from 'react';
import { lintRules } from '../../shared/lint/registry';
import type { LintRule } from '../../shared/lint/rule';
import { lintSettingsOf } from '../../shared/lint/settings';
import type { RuleSetting } from '../../shared/lint/settings';
import { useApp, useDocument } from '../state/hooks';
import { Dialog } from '../ui/dialog';
import { RowList } from '../ui/row-list';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { setCheckView, useCheckView } from './check-view';
import css from './rules-dialog.module.css';

const levels = { error: 'Error', warning: 'Warning', info: 'Note' };
const options = [
  { id: 'off', label: 'Off' },
  ...Object.entries(levels).map(([id, label]) => ({ id, label })),
];

/** All rules of the check, and how much each of them weighs in this workspace. */
export function RulesDialog() {
  const isOpen = useCheckView((view) => view.isListOpen);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        setCheckView({ isListOpen: false });
      }}
      title="Rules of the check"
      width="lg"
    >
      <RuleTable />
    </Dialog>
  );
}

function RuleTable() {
  const [query, setQuery] = useState('');
  const document = useDocument((now) => now);
  const settings = useMemo(() => lintSettingsOf(document), [document]);
  const rows = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return lintRules.filter(({ id, title, why }) => {
      const text = `${id} ${title} ${why} ${settings[id]?.reason ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [query, settings]);
  const changed = Object.keys(settings).length;
  return (
    <div className={css.table}>
      <div className={css.tools}>
        <SearchField label="Search rules" value={query} onChange={setQuery} className={css.search} />
        <span className={css.count}>
          {rows.length} of {lintRules.length} rules, {changed} changed here
        </span>
      </div>
      <div className={css.rows}>
        <RowList
          label="Rules"
          items={rows}
          rowSize={64}
          textOf={({ id, title }) => `${id} ${title}`}
          empty={<p className={css.why}>No rule matches.</p>}
          render={(rule) => <RuleRow rule={rule} setting={settings[rule.id]} />}
        />
      </div>
    </div>
  );
}

interface RuleRowProps {
  readonly rule: LintRule;
  readonly setting: RuleSetting | undefined;
}

function RuleRow({ rule, setting }: RuleRowProps) {
  const app = useApp();
  const { id, title, why, severity } = rule;
  const set = (level: string, reason: string) => {
    const isDefault = level === severity && reason === '';
    app.run('set-rule', { rule: id, level: isDefault ? 'default' : (level as RuleSetting['level']), reason });
  };
  const level = setting?.level ?? severity;
  return (
    <div className={css.row}>
      <span className={css.id}>{id}</span>
      <span className={css.words} title={`${title}. ${why}`}>
        <span className={css.title}>{title}</span>
        <span className={css.reason}>{why}</span>
      </span>
      {setting === undefined ? null : (
        <Reason
          key={setting.reason ?? ''}
          rule={id}
          reason={setting.reason ?? ''}
          onChange={(reason) => {
            set(level, reason);
          }}
        />
      )}
      <Select
        aria-label={`Level of ${id}`}
        size="sm"
        className={css.level}
        options={options}
        value={level}
        isDisabled={rule.overVerdict === true}
        onChange={(next) => {
          set(next, setting?.reason ?? '');
        }}
      />
    </div>
  );
}

interface ReasonProps {
  readonly rule: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

function Reason({ rule, reason, onChange }: ReasonProps) {
  const [text, setText] = useState(reason);
  return (
    <TextField
      aria-label={`Reason for ${rule}`}
      placeholder="Reason"
      className={css.input}
      value={text}
      onChange={setText}
      onBlur={() => {
        if (text.trim() !== reason) onChange(text.trim());
      }}
    />
  );
}
