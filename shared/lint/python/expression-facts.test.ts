import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionFacts } from './expression-facts';

const reads = (text: string) =>
  expressionFacts(text).reads.map(({ path, safe }) => `${path}${safe ? '' : '!'}`);

describe('expressionFacts', () => {
  it.each([
    ['return context["a"]["b"]', ['context.a.b!', 'context.a!']],
    ['return request.context["a"]', ['context.a!']],
    [
      'plan = context["flow_plan"]\nreturn plan.context.get("x")',
      ['context.flow_plan!', 'context.flow_plan.context', 'context.flow_plan.context.x'],
    ],
    ['if "a" in context:\n    return context["a"]\nreturn True', ['context.a']],
    ['try:\n    return context["a"]\nexcept KeyError:\n    return False', ['context.a']],
    ['return context.get("a", {}).get("b")', ['context.a.b', 'context.a']],
    ['context["a"] = 1', []],
  ])('reads of %j', (text, expected) => {
    expect(
      reads(text)
        .filter((path) => path.startsWith('context.'))
        .sort(),
    ).toEqual([...expected].sort());
  });

  it.each([
    ['return context.get("a", True)', true],
    ['return not context.get("a")', true],
    ['return bool(context.get("a")) and x', false],
    ['return context.get("a") == "b"', false],
    ['return context.get("a") != "b"', true],
    ['return not hasattr(context.get("a"), "b")', true],
    ['return context.get("a") or request.user.is_active', undefined],
  ])('without data %j is %j', (text, expected) => {
    expect(expressionFacts(text).returns.absent).toBe(expected);
  });

  it.each([
    ['', { empty: true }],
    ['# nothing', { empty: true }],
    ['return True', { empty: false, returns: { count: 1, canBeTrue: true, canBeFalse: false } }],
    ['return not ("x")', { returns: { canBeTrue: false, canBeFalse: true } }],
    ['return x', { returns: { canBeTrue: true, canBeFalse: true } }],
    ['x = lambda: 1', { returns: { count: 0 } }],
    ['return [', { brokenAt: 8 }],
  ])('facts of %j', (text, expected) => {
    expect(expressionFacts(text)).toMatchObject(expected);
  });

  it('knows what is called with what', () => {
    expect(expressionFacts('return ak_call_policy("x").passing or f(request.user)').calls).toEqual([
      { name: 'ak_call_policy', text: 'x' },
      { name: 'f', path: 'request.user' },
    ]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(expressionFacts(text).names).toBeInstanceOf(Set);
      }),
    );
  });
});
