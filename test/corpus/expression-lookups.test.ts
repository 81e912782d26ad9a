import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateExpression, type Circumstances } from '../support/expression-scenario';
import { pythonForTests, pythonStartMs } from '../support/python-engine';
import type { PythonEngine } from '../../shared/policy/python-host';

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

const models = 'from authentik.core.models import Group, User\n';

describe('lookups find what the database would', () => {
  it.each([
    'User.objects.filter(attributes__places__0__city="Bern").count() == 1',
    'User.objects.filter(attributes__has_key="level").count() == 1',
    'User.objects.filter(attributes__contains={"level": 3}).count() == 1',
    'User.objects.filter(attributes__level__isnull=True).count() == 3',
    'User.objects.filter(pk=str(request.user.pk)).exists()',
    'User.objects.filter(ak_groups=Group.objects.get(name="staff").pk).first() == request.user',
    'User.objects.filter(ak_groups__in=Group.objects.filter(name="staff")).exists()',
    'list(User.objects.order_by("-username").values_list("username", flat=True)[:2]) == ["bob", "alice"]',
    'User.objects.filter(pk=request.user.pk).values_list("username", "ak_groups__name")[0] == ("alice", "staff")',
    'User.objects.exclude_anonymous().count() == User.objects.count() - 1',
    'ak_user_by(username="AnonymousUser").is_superuser is False',
    'Group.objects.get(name="employees").children.get().name == "staff"',
  ])('%s', (expression) => {
    expect(evaluateExpression(python, `${models}return ${expression}`)).toMatchObject({ passing: true });
  });
});

describe('errors have the words of the release', () => {
  const cases: readonly (readonly [expression: string, message: string, given?: Circumstances])[] = [
    ["return 'x' in context.get('none')", "argument of type 'NoneType' is not iterable"],
    [
      "return 'x' in context.get('none')",
      "argument of type 'NoneType' is not a container or iterable",
      { release: '2026.5' },
    ],
    ['a, b = (1, 2, 3)', 'too many values to unpack (expected 2)'],
    ['a, b = (1, 2, 3)', 'too many values to unpack (expected 2, got 3)', { release: '2026.5' }],
    ['return 1 // 0', 'integer division or modulo by zero'],
    ['return 1 // 0', 'division by zero', { release: '2026.5' }],
    ['return 1 % 0', 'integer modulo by zero'],
    ['x = 1.5\nreturn x % 0', 'float modulo by zero'],
    ['return 1 / 0', 'division by zero'],
    ['return (2 /\n  3) / 0', 'float division by zero'],
    ['x = 3\nx //= 0', 'integer division or modulo by zero'],
    ['return divmod(1.0, 0)', 'float divmod()'],
    ['def f(n):\n  return 5 % n\nreturn f(0)', 'integer modulo by zero'],
    ['return sum(1 // n for n in [1, 0])', 'integer division or modulo by zero'],
    ['return 0 ** -1', '0.0 cannot be raised to a negative power'],
    ['import math\nreturn math.sqrt(-1)', 'math domain error'],
    ['import math\nreturn math.log(0)', 'math domain error'],
    ['import math\nreturn math.sqrt(-1)', 'expected a nonnegative input, got -1.0', { release: '2026.5' }],
    [
      'from json import nope',
      "cannot import name 'nope' from 'json' (/usr/local/lib/python3.13/json/__init__.py)",
    ],
    ['import math\nreturn math.acos(2)', 'math domain error'],
    [
      'try:\n  pass\nexcept KeyError, ValueError:\n  pass',
      'multiple exception types must be parenthesized (<expression>, line 4)',
    ],
    ['try:\n  x\nexcept (KeyError, NameError):\n  1 / 0', 'division by zero'],
    ['try:\n  x\nexcept KeyError, NameError:\n  1 / 0', 'division by zero', { release: '2026.5' }],
    ["return t'{1}'", 'invalid syntax (<expression>, line 2)'],
    ['return {[]: 1}', "unhashable type: 'list'"],
    [`${models}User.objects.get(pk='x')`, "Field 'id' expected a number but got 'x'."],
    [`${models}Group.objects.get(pk='x')`, "['“x” is not a valid UUID.']"],
    [`${models}User.objects.all()[-1]`, 'Negative indexing is not supported.'],
    [
      `${models}ak_user_has_authenticator(User())`,
      'Model instances passed to related filters must be saved.',
    ],
    [
      `${models}ak_is_group_member(User(username='x'), name='a')`,
      '"<User: x>" needs to have a value for field "id" before this many-to-many relationship can be used.',
    ],
    ['ak_user_has_authenticator(None)', "'NoneType' object has no attribute 'is_anonymous'"],
    // The server gives the arguments to a function of its own: nothing else calls it.
    ['def again():\n  return handler\nreturn again()', "name 'handler' is not defined"],
    ['return (lambda: 1)', "Can't get local object 'handler.<locals>.<lambda>'"],
  ];
  const named = cases.map(([expression, message, given]) => ({ expression, message, given }));
  it.each(named)('$expression', ({ expression, message, given }) => {
    expect(evaluateExpression(python, expression, given)).toMatchObject({
      passing: false,
      messages: [message],
    });
  });
});

describe('what the server has and nobody told is unknown, not false', () => {
  it.each([
    [`${models}return User.objects.filter(no_field=1).exists()`, /no_field/],
    [`${models}return User.objects.aggregate()`, /aggregate of a query/],
    ["import os\nreturn os.environ.get('HOME')", /os\.environ\['HOME'\]/],
    ["from zoneinfo import ZoneInfo\nreturn ZoneInfo('Europe/Berlin')", /time zone Europe\/Berlin/],
    ['import jwt\nreturn True', /module jwt/],
    ["import requests\nreturn requests.get('https://example.org').ok", /GET https:\/\/example\.org/],
    ['return http_request.session.session_key', /session_key/],
    ['return list(http_request.headers)', /everything in http_request\.headers/],
    ['return request.user.token_set.count()', /token_set/],
  ])('%s', (expression, what) => {
    expect(evaluateExpression(python, expression)).toEqual({
      unknown: expect.stringMatching(what) as string,
    });
  });

  it('but an error that the expression catches is its own affair', () => {
    const expression = `${models}try:\n  User.objects.filter(no_field=1).exists()\nexcept Exception as error:\n  return type(error).__name__ == 'FieldError'`;
    expect(evaluateExpression(python, expression)).toMatchObject({ passing: true });
  });
});

describe('expressions as the documentation has them', () => {
  const pending = { context: { pending_user: { $user: 'alice' } } };
  const source = { context: { source: { $source: 'hub' } } };
  const cases: readonly (readonly [expression: string, passing: boolean, given?: Circumstances])[] = [
    [
      'from authentik.stages.authenticator import devices_for_user\nkinds = {type(one).__name__ for one in devices_for_user(context["pending_user"])}\nreturn kinds == {"StaticDevice"}',
      true,
      pending,
    ],
    ['return bool(context["pending_user"].pk and not context["pending_user"].is_active)', false, pending],
    ['return context["source"].provider_type == "github"', true, source],
    ['return context["goauthentik.io/sources/connection"].access_token', false, source],
    ['return context.get("invitation_in_effect", False)', false],
    ['return str(request.http_request.user.pk) != str(request.user.pk)', false],
    [
      'import requests\nanswer = requests.get("https://example.org/orgs", auth=("a", "b"))\nanswer.raise_for_status()\nreturn any(one["login"] == "us" for one in answer.json())',
      true,
      {
        outside: [
          { question: 'http', about: 'GET https://example.org/orgs', answer: { json: [{ login: 'us' }] } },
        ],
      },
    ],
    [
      'import requests\ntry:\n  requests.get("https://example.org").raise_for_status()\nexcept requests.exceptions.RequestException:\n  return False\nreturn True',
      false,
      { outside: [{ question: 'http', answer: { status: 503, text: '' } }] },
    ],
    ['return "event" in request.context', false],
  ];
  const named = cases.map(([expression, passing, given]) => ({ expression, passing, given }));
  it.each(named)('$expression', ({ expression, passing, given }) => {
    for (const release of ['2025.10', '2026.5']) {
      for (const user of ['alice', 'bob', null]) {
        expect(evaluateExpression(python, expression, { ...given, release, user })).toMatchObject({
          passing,
        });
      }
    }
  });
});
