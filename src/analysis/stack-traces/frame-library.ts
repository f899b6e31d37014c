/** Returns whose code a line of a stack trace names: a library, '' for the program's own; null if it names no frame. */
export type FrameLibrary = (line: string, next: string) => string | null;

/** How a runtime writes its stack traces. */
export interface StackFormat {
  readonly library: FrameLibrary;
  /** Whether a line that names no frame belongs to the frame before it. */
  readonly goesOn: (line: string) => boolean;
}

/** Packages by their beginning, and what they are known as. The longer ones stand before the shorter. */
function byPrefix(table: string): (name: string) => string {
  const prefixes = table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(': '));
  return (name) => prefixes.find(([, list]) => list.split(' ').some((prefix) => name.startsWith(prefix)))?.[0] ?? '';
}

const javaLibrary = byPrefix(`
  Spring: org.springframework.
  Tomcat: org.apache.catalina. org.apache.coyote. org.apache.tomcat.
  Hibernate: org.hibernate.
  Netty: io.netty.
  Reactor: reactor.
  gRPC: io.grpc.
  Jackson: com.fasterxml.
  Jetty: org.eclipse.jetty.
  Undertow: io.undertow.
  OpenTelemetry: io.opentelemetry.
  PostgreSQL driver: org.postgresql.
  MySQL driver: com.mysql.
  HikariCP: com.zaxxer.hikari.
  OkHttp: okhttp3. okio.
  Retrofit: retrofit2.
  Micrometer: io.micrometer.
  JBoss: org.jboss. org.wildfly.
  JUnit: org.junit. junit.
  Kafka: org.apache.kafka.
  HTTP client: org.apache.http. org.apache.hc.
  CXF: org.apache.cxf.
  Dubbo: org.apache.dubbo.
  Vert.x: io.vertx.
  Quarkus: io.quarkus.
  Micronaut: io.micronaut.
  RxJava: io.reactivex. rx.
  Feign: feign.
  MyBatis: org.mybatis. org.apache.ibatis.
  jOOQ: org.jooq.
  Jedis: redis.clients.
  Lettuce: io.lettuce.
  Redisson: org.redisson.
  MongoDB driver: com.mongodb.
  RabbitMQ client: com.rabbitmq.
  Akka: akka.
  Pekko: org.apache.pekko.
  Play: play.api. play.core. play.mvc.
  Resilience4j: io.github.resilience4j.
  Guava: com.google.common.
  Jersey: org.glassfish.
  CGLIB: net.sf.cglib. net.bytebuddy.
  Ktor: io.ktor.
  Kotlin: kotlin. kotlinx.
  Scala: scala.
  Groovy: groovy. org.codehaus.groovy. org.apache.groovy.
  Clojure: clojure.
  Java: java. javax. jakarta. jdk. sun. com.sun.
`);

const java: StackFormat = {
  library: (line) => {
    const match =
      /^\s*at (?:[\w.@-]*\/\/?)?([\w$.<>/-]+)\((?:[^()]*\.(?:java|kt|scala|groovy|clj)(?::\d+)?|Native Method|Unknown Source|<generated>)\)/.exec(
        line,
      );
    return match === null ? null : javaLibrary(match[1]);
  },
  goesOn: () => false,
};

const dotnetLibrary = byPrefix(`
  ASP.NET Core: Microsoft.AspNetCore.
  Entity Framework: Microsoft.EntityFrameworkCore. System.Data.Entity.
  SQL client: Microsoft.Data. System.Data.
  .NET extensions: Microsoft.Extensions.
  gRPC: Grpc.
  Npgsql: Npgsql.
  MySQL driver: MySql. MySqlConnector.
  Dapper: Dapper.
  Json.NET: Newtonsoft.
  Redis client: StackExchange.
  Polly: Polly.
  MassTransit: MassTransit.
  MediatR: MediatR.
  AutoMapper: AutoMapper.
  Autofac: Autofac.
  Serilog: Serilog.
  OpenTelemetry: OpenTelemetry.
  MongoDB driver: MongoDB.
  Hangfire: Hangfire.
  .NET: System. Microsoft. Interop. lambda_method
`);

const dotnet: StackFormat = {
  library: (line) => {
    if (line.startsWith('--- End of')) return '.NET';
    const match = /^\s*at ([^\s(]+)[^(]*\(.*\)(?: in .+:line \d+)?\s*$/.exec(line);
    return match === null ? null : dotnetLibrary(match[1]);
  },
  goesOn: () => false,
};

/** The last of nested packages: the one that the code is of. */
function lastPackage(path: string, folder: string): string {
  const from = path.lastIndexOf(folder);
  if (from < 0) return '';
  const [first, second = ''] = path.slice(from + folder.length).split(/[/\\]/, 2);
  return first.startsWith('@') ? `${first}/${second}` : first.replace(/\.py$/, '');
}

const javascript: StackFormat = {
  library: (line) => {
    const isFrame =
      /^\s*at .*(?::\d+(?::\d+)?\)?|<anonymous>\)?|\(native\)|\(index \d+\))\s*$/.test(line) ||
      /^\s*[\w$./<>* ]*@\S+:\d+:\d+\s*$/.test(line);
    if (!isFrame) return null;
    const path = line.replaceAll('\\', '/');
    if (/<anonymous>\)?\s*$|\(native\)|\(index \d+\)/.test(path)) return 'JavaScript';
    if (/(?:\(|\s)(?:node:|internal\/)/.test(path)) return 'Node.js';
    return lastPackage(path, '/node_modules/');
  },
  goesOn: () => false,
};

const python: StackFormat = {
  library: (line) => {
    const match = /^\s*File "([^"]+)", line \d+/.exec(line);
    if (match === null) return null;
    const path = match[1].replaceAll('\\', '/');
    const library = lastPackage(path, '/site-packages/') || lastPackage(path, '/dist-packages/');
    return library || (/^<frozen |\/lib\/python[\d.]+\/|\/Lib\/\w+\.py$/.test(path) ? 'Python' : '');
  },
  goesOn: (line) => /^\s{4,}\S/.test(line),
};

const GO_STANDARD =
  /^(?:archive|bufio|bytes|cmp|compress|container|context|crypto|database|debug|embed|encoding|errors|expvar|flag|fmt|go|hash|html|image|index|internal|io|iter|log|maps|math|mime|net|os|path|plugin|reflect|regexp|runtime|slices|sort|strconv|strings|sync|syscall|testing|text|time|unicode|unique|unsafe|vendor|weak)[./]/;

const go: StackFormat = {
  library: (line, next) => {
    const called = /^(?:created by )?([\w./~*()-]+[\w)])(?:\(.*\)| in goroutine \d+|\[\.\.\.\].*)?$/.exec(line);
    const file = /^\s+(\S.*\.(?:go|s)):\d+/.exec(next);
    if (called === null) return /^panic\(/.test(line) && file !== null ? 'Go' : null;
    if (file === null) return null;
    const name = called[1];
    const module = /\/pkg\/mod\/(.+?)@/.exec(file[1])?.[1] ?? /\/vendor\/((?:[^/]+\/){2}[^/]+)\//.exec(file[1])?.[1];
    if (module !== undefined) return module;
    return name === 'panic' || GO_STANDARD.test(name) ? 'Go' : '';
  },
  goesOn: (line) => /^\s+\S.*\.(?:go|s):\d+/.test(line),
};

const ruby: StackFormat = {
  library: (line) => {
    const match = /^\s*(?:from )?((?:[A-Za-z]:)?[^:\s]+|<internal:[^>]+>):\d+:in [`'‘]/.exec(line);
    if (match === null) return null;
    const gem = /.*\/gems\/([^/]+?)-\d[^/]*\//.exec(match[1])?.[1];
    return gem ?? (/^<internal:|\/lib\/ruby\//.test(match[1]) ? 'Ruby' : '');
  },
  goesOn: () => false,
};

const php: StackFormat = {
  library: (line) => {
    const match = /^\s*#\d+ (.+?)(?:\(\d+\))?: /.exec(line);
    if (match === null) return /^\s*#\d+ \{main\}/.test(line) ? '' : null;
    if (match[1] === '[internal function]') return 'PHP';
    const [, library = ''] = /.*\/vendor\/([^/]+\/[^/]+)\//.exec(match[1]) ?? [];
    return library;
  },
  goesOn: () => false,
};

/** The formats that are known; of two that fit equally the first is taken. */
export const STACK_FORMATS: readonly StackFormat[] = [java, python, javascript, go, ruby, php, dotnet];
