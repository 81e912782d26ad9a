import { CircleCheck, CircleHelp, CircleX, Hourglass } from 'lucide-react';
import type { QuestionEffect } from '../../shared/policy/effect';
import type { Json } from '../../shared/kernel/json';
import { useEffect, useRef } from 'react';
import { useDocument } from '../state/hooks';
import { Button } from '../ui/button';
import { AnswerForm } from './answer-form';
import { challengeForm, flowOfAddress } from './challenge-form';
import { flowNow } from './next-move';
import css from './now-view.module.css';
import type { OpenRun } from './open-run';
import { outcomeText } from './run-words';
import { TellForm } from './tell-form';
import { useRun, useRunSession } from './use-run';
import { wantedVisitor } from './wanted-visitor';

/** What is asked now: of the visitor, or of whoever knows what only the outside can know. Else how the run ended. */
export function NowView({ run }: { readonly run: OpenRun }) {
  const place = useRef<HTMLDivElement>(null);
  const { played } = run;
  // Of a run that is held against something, what is different comes first.
  const isHeld = run.comparison !== null;
  useEffect(() => {
    if (!isHeld) place.current?.scrollIntoView({ block: 'nearest' });
  }, [played, isHeld]);
  return (
    <div ref={place}>
      <Now run={run} />
    </div>
  );
}

function Now({ run }: { readonly run: OpenRun }) {
  const { played, moves } = run;
  if (!played) return null;
  if (played.question)
    return (
      <Question key={`${String(played.steps.length)} ${played.question.text}`} question={played.question} />
    );
  const last = played.steps.at(-1);
  const flow = flowNow(run.base, moves);
  const form = challengeForm(last?.expect, flow);
  if (form) return <AnswerForm key={JSON.stringify(moves)} form={form} />;
  return <Ending run={run} />;
}

/** What an answer looks like, by topic (docs/scenarios.md). */
const examples: Readonly<Record<string, string>> = {
  dns: '["203.0.113.7"]',
  http: '{"status": 200, "json": {}}',
};

function Question({ question }: { readonly question: QuestionEffect }) {
  const { tell } = useRunSession();
  const busy = useRun((state) => state.busy !== 'no');
  return (
    <section className={css.question} aria-label="Unknown">
      <h3 className={css.heading}>
        <CircleHelp size={16} aria-hidden /> Only the outside knows: {question.text}
      </h3>
      {question.choices.length === 0 ? (
        <TellForm
          label="Answer, as JSON or as text"
          onTell={(answer) => {
            tell(answer);
          }}
        />
      ) : (
        <div className={css.buttons}>
          {question.choices.map(({ label, answer }, index) => (
            <Button
              key={label}
              isPending={busy}
              autoFocus={index === 0}
              onPress={() => {
                tell(answer);
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {question.within === undefined ? null : (
        <TellForm
          label={`Or ${question.within.text}, as JSON or as text`}
          placeholder={examples[question.within.topic]}
          onTell={(answer) => {
            tell(answer, true);
          }}
        />
      )}
    </section>
  );
}

/** The visitor whom a flow's authentication requirement asks for, where that turned this one away. */
function OtherVisitor({ run }: { readonly run: OpenRun }) {
  const session = useRunSession();
  const username = useRun(({ setup }) => setup.user.username);
  const wanted = useDocument((document) => wantedVisitor(document, run));
  if (wanted === null) return null;
  return (
    <div className={css.buttons}>
      <Button
        onPress={() => {
          session.setSetup({ visitor: wanted });
          session.visitAgain();
        }}
      >
        {wanted === 'user' ? `Again, signed in as ${username}` : 'Again, with nobody signed in'}
      </Button>
    </div>
  );
}

function Ending({ run }: { readonly run: OpenRun }) {
  const { move } = useRunSession();
  const end = run.played?.end;
  if (!end) return null;
  const { kind } = end.outcome;
  const Icon = kind === 'redirect' ? CircleCheck : kind === 'waiting' ? Hourglass : CircleX;
  const expect = run.played.steps.at(-1)?.expect as Readonly<Record<string, Json>> | undefined;
  const next = flowOfAddress(end.outcome.to ?? expect?.redirect);
  return (
    <section className={css.ending} aria-label="Outcome">
      <p className={css.outcome} data-outcome={typeof kind === 'string' ? kind : ''}>
        <Icon size={18} aria-hidden /> <span data-selectable>{outcomeText(end)}</span>
      </p>
      {next ? (
        <Button
          variant="primary"
          onPress={() => {
            move({ open: next });
          }}
        >
          Open the flow {next.flow}
        </Button>
      ) : null}
      <OtherVisitor run={run} />
    </section>
  );
}
