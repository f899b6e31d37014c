import { actor } from './actor.ts';
import { answering, type Example, type Thrown, throwing, unanswered, withAttributes } from './story.ts';

const gateway = actor('gateway', 'nodejs', '3.14.2');
const accounts = actor('accounts', 'go', '2.2.0');
const directory = actor('directory', 'python', '0.9.11');
const fraudCheck = actor('fraud-check', 'java', '1.12.5');

const duplicateKey: Thrown = {
  type: 'psycopg2.errors.UniqueViolation',
  message:
    'duplicate key value violates unique constraint "users_email_key"\nDETAIL:  Key (email)=(ada@example.org) already exists.',
  stack: [
    'Traceback (most recent call last):',
    '  File "/app/directory/users.py", line 57, in create_user',
    '    cursor.execute(INSERT_USER, (user.id, user.email, user.name))',
    'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "users_email_key"',
    'DETAIL:  Key (email)=(ada@example.org) already exists.',
    '',
  ].join('\n'),
};

const notCreated: Thrown = {
  type: '*accounts.UpstreamError',
  message: 'create user: directory answered 500 Internal Server Error',
  stack: [
    'goroutine 311 [running]:',
    'shop/accounts.(*Service).createUser(0xc0001a6000, {0x10a8f60, 0xc0004b0ea0})',
    '\t/src/accounts/service.go:142 +0x2c5',
    'shop/accounts.(*Service).Register.func1()',
    '\t/src/accounts/service.go:97 +0x4a',
    '',
  ].join('\n'),
};

const cancelled: Thrown = {
  type: '*url.Error',
  message: 'Post "http://fraud-check:8080/score": context canceled',
  stack: [
    'goroutine 312 [running]:',
    'shop/accounts.(*Service).score(0xc0001a6000, {0x10a8f60, 0xc0004b0ea0})',
    '\t/src/accounts/service.go:168 +0x1f1',
    'shop/accounts.(*Service).Register.func2()',
    '\t/src/accounts/service.go:103 +0x4a',
    '',
  ].join('\n'),
};

const registrationFailed: Thrown = {
  type: 'HttpError',
  message: 'POST http://accounts:8080/accounts answered 500',
  stack: [
    'HttpError: POST http://accounts:8080/accounts answered 500',
    '    at AccountsClient.create (/app/src/clients/accounts.js:41:13)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at async signUp (/app/src/routes/sign-up.js:22:19)',
  ].join('\n'),
};

const insertUser = throwing(
  duplicateKey,
  withAttributes(
    { 'db.response.status_code': '23505' },
    directory.queries('INSERT users', 27.9, 41.3, 'INSERT INTO users (id, email, name) VALUES (%s, %s, %s)'),
  ),
);

/** Given up when the INSERT had failed, and therefore the last to end. */
const score = throwing(
  cancelled,
  unanswered(
    accounts.calls('POST http://fraud-check:8080/score', 19.8, 51.2, [
      answering(499, fraudCheck.serves('POST /score', 21.9, 52.4)),
    ]),
  ),
);

const createUser = answering(
  500,
  accounts.calls('POST http://directory:8080/users', 19.6, 48.7, [
    answering(500, directory.serves('POST /users', 22.1, 46.4, [insertUser])),
  ]),
);

const register = throwing(notCreated, accounts.works('register', 9.2, 54.6, [createUser, score]));

const createAccount = answering(
  500,
  gateway.calls('POST http://accounts:8080/accounts', 4.1, 57.8, [
    answering(500, accounts.serves('POST /accounts', 6.3, 55.9, [register])),
  ]),
);

export const errorEchoes: Example = {
  name: 'error-echoes',
  story: 'An INSERT fails two services down and echoes up to a 500',
  seed: 500,
  startTimeUnixNano: 1795218466840275118n,
  silent: [],
  tell: () => throwing(registrationFailed, answering(500, gateway.serves('POST /sign-up', 0, 62.7, [createAccount]))),
};
