import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROPERTY_RUNS } from '../../testing/property-runs.ts';
import { foldStack } from './fold-stack.ts';

const JAVA = `java.lang.IllegalStateException: no price
	at com.shop.PriceService.quote(PriceService.java:42)
	at com.shop.PriceController.get(PriceController.java:17)
	at java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:103)
	at org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:255)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at com.shop.TraceFilter.doFilter(TraceFilter.java:30)
	at org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:166)
	at java.base/java.lang.Thread.run(Thread.java:1583)
Caused by: java.io.IOException: gone
	at com.shop.Store.read(Store.java:9)
	... 8 more`;

const PYTHON = `Traceback (most recent call last):
  File "/usr/local/lib/python3.11/site-packages/flask/app.py", line 1484, in full_dispatch_request
    rv = self.dispatch_request()
         ^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/local/lib/python3.11/site-packages/flask/app.py", line 1469, in dispatch_request
    return self.ensure_sync(self.view_functions[rule.endpoint])(**view_args)
  File "/app/prices.py", line 12, in quote
    raise ValueError("no price")
ValueError: no price`;

const NODE = `Error: no price
    at quote (/app/src/prices.js:12:9)
    at Layer.handle [as handle_request] (/app/node_modules/express/lib/router/layer.js:95:5)
    at next (/app/node_modules/express/lib/router/route.js:149:13)
    at async /app/node_modules/@shop/http/index.js:3:1
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;

const GO = `goroutine 34 [running]:
runtime/debug.Stack()
	/usr/local/go/src/runtime/debug/stack.go:24 +0x5e
panic({0x7a1b40?, 0xc0000141e0?})
	/usr/local/go/src/runtime/panic.go:770 +0x132
main.(*Server).quote(0xc0001, {0x1, 0x2})
	/app/server.go:41 +0x1d
github.com/gin-gonic/gin.(*Context).Next(...)
	/go/pkg/mod/github.com/gin-gonic/gin@v1.9.1/context.go:174
net/http.(*conn).serve(0xc00012)
	/usr/local/go/src/net/http/server.go:2009 +0x5f4
created by net/http.(*Server).Serve in goroutine 1
	/usr/local/go/src/net/http/server.go:3086 +0x5cb`;

const DOTNET = `System.InvalidOperationException: no price
   at Shop.Prices.Quote(String item) in /src/Prices.cs:line 12
   at Microsoft.AspNetCore.Mvc.Infrastructure.ActionMethodExecutor.Execute(ActionContext context)
   at System.Threading.Tasks.Task.Wait()
--- End of stack trace from previous location ---
   at Shop.Program.Main()`;

const RUBY = `/app/prices.rb:12:in \`quote': no price (RuntimeError)
	from /usr/lib/ruby/gems/3.2.0/gems/rack-2.2.8/lib/rack/builder.rb:3:in \`call'
	from /usr/lib/ruby/gems/3.2.0/gems/puma-6.4.0/lib/puma/server.rb:4:in \`run'
	from /app/main.rb:3:in \`<main>'`;

const PHP = `RuntimeException: no price
#0 /app/src/Prices.php(12): App\\Prices->quote()
#1 /app/vendor/symfony/http-kernel/HttpKernel.php(163): App\\Main->get()
#2 /app/vendor/symfony/http-kernel/Kernel.php(202): Symfony\\Kernel->handle()
#3 {main}`;

const folds = (text: string) => foldStack(text).flatMap(({ folded }) => (folded === '' ? [] : [folded]));
const seen = (text: string) =>
  foldStack(text)
    .filter(({ folded }) => folded === '')
    .map((part) => part.text)
    .join('\n');

describe('frames of others are folded', () => {
  test.each([
    ['Java', JAVA, ['3 frames of Spring and Java', '2 frames of Tomcat and Java']],
    ['Python', PYTHON, ['2 frames of flask']],
    ['Node.js', NODE, ['4 frames of express, @shop/http and Node.js']],
    ['Go', GO, ['2 frames of Go', '3 frames of Go and github.com/gin-gonic/gin']],
    ['.NET', DOTNET, ['3 frames of .NET and ASP.NET Core']],
    ['Ruby', RUBY, ['2 frames of rack and puma']],
    ['PHP', PHP, ['2 frames of symfony/http-kernel']],
  ])('%s', (_, text, folded) => {
    expect(folds(text)).toEqual(folded);
  });
});

describe('the program’s own frames stay', () => {
  test.each([
    ['Java', JAVA, ['PriceService.java:42', 'TraceFilter.java:30', 'Caused by', 'Store.java:9', '... 8 more']],
    ['Python', PYTHON, ['/app/prices.py', 'raise ValueError', 'ValueError: no price']],
    ['Node.js', NODE, ['Error: no price', '/app/src/prices.js']],
    ['Go', GO, ['goroutine 34', 'main.(*Server).quote', '/app/server.go:41']],
    ['.NET', DOTNET, ['Shop.Prices.Quote', 'Shop.Program.Main']],
    ['Ruby', RUBY, ['/app/prices.rb:12', '/app/main.rb:3']],
    ['PHP', PHP, ['/app/src/Prices.php', '{main}']],
  ])('%s', (_, text, pieces) => {
    for (const piece of pieces) expect(seen(text)).toContain(piece);
  });

  test('those between two folds too', () => {
    expect(foldStack(JAVA).map(({ folded }) => folded !== '')).toEqual([false, true, false, true, false]);
  });
});

test('a single foreign frame between own ones is told apart, and not folded', () => {
  const lines = [
    'x\n\tat com.shop.A.b(A.java:1)',
    '\tat java.lang.reflect.Method.invoke(Method.java:1)',
    '\tat com.shop.C.d(C.java:1)',
  ];
  expect(foldStack(lines.join('\n'))).toEqual([
    { text: lines[0], folded: '', isForeign: false },
    { text: lines[1], folded: '', isForeign: true },
    { text: lines[2], folded: '', isForeign: false },
  ]);
});

describe('a trace is left whole', () => {
  test.each([
    ['without a frame of the program’s own', 'x\n\tat java.lang.A.b(A.java:1)\n\tat java.lang.C.d(C.java:1)'],
    ['in no known format', 'something\n  went\n  wrong'],
    ['that is empty', ''],
    ['that is very long', JAVA.repeat(500)],
  ])('%s', (_, text) => {
    expect(foldStack(text)).toEqual([{ text, folded: '', isForeign: false }]);
  });
});

test('no line is lost, whatever the text', () => {
  const lines = [JAVA, PYTHON, NODE, GO, DOTNET, RUBY, PHP].flatMap((text) => text.split('\n'));
  const text = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string())).map((some) => some.join('\n'));
  fc.assert(
    fc.property(text, (stack) => {
      const parts = foldStack(stack).map((part) => part.text);
      expect(parts.join('\n')).toBe(stack);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test.each([
  ['100 kB on one line', 'at '.repeat(33_000)],
  ['thousands of lines', '\tat a.b(\n'.repeat(19_000)],
  ['slashes', `\tat ${'/'.repeat(100_000)}`],
])('a hostile one comes back: %s', (_, text) => {
  expect(
    foldStack(text)
      .map((part) => part.text)
      .join('\n'),
  ).toBe(text);
});
