/** What records a span: the library whose name its scope carries. */
export type Area = 'http-server' | 'http-client' | 'postgresql' | 'oracle' | 'redis' | 'kafka' | 'own';

export type Language = 'nodejs' | 'java' | 'python' | 'go';

/** What a service says about itself, and what it is written in. */
export interface ServiceFacts {
  readonly name: string;
  readonly version: string;
  readonly language: Language;
  /** Named where it runs on a machine of its own; the others run in Kubernetes. */
  readonly host: string;
}

/** OpenTelemetry's SDK of each language. */
export const SDK_VERSIONS: Readonly<Record<Language, string>> = {
  nodejs: '2.2.0',
  java: '1.55.0',
  python: '1.38.0',
  go: '1.38.0',
};

interface Instrumentation {
  readonly version: string;
  readonly names: Readonly<Record<Exclude<Area, 'own'>, string>>;
}

const INSTRUMENTATIONS: Readonly<Record<Language, Instrumentation>> = {
  nodejs: {
    version: '0.207.0',
    names: {
      'http-server': '@opentelemetry/instrumentation-http',
      'http-client': '@opentelemetry/instrumentation-http',
      postgresql: '@opentelemetry/instrumentation-pg',
      oracle: '@opentelemetry/instrumentation-oracledb',
      redis: '@opentelemetry/instrumentation-redis',
      kafka: '@opentelemetry/instrumentation-kafkajs',
    },
  },
  java: {
    version: '2.21.0-alpha',
    names: {
      'http-server': 'io.opentelemetry.tomcat-10.0',
      'http-client': 'io.opentelemetry.java-http-client',
      postgresql: 'io.opentelemetry.jdbc',
      oracle: 'io.opentelemetry.jdbc',
      redis: 'io.opentelemetry.lettuce-5.1',
      kafka: 'io.opentelemetry.kafka-clients-2.6',
    },
  },
  python: {
    version: '0.59b0',
    names: {
      'http-server': 'opentelemetry.instrumentation.flask',
      'http-client': 'opentelemetry.instrumentation.requests',
      postgresql: 'opentelemetry.instrumentation.psycopg2',
      oracle: 'opentelemetry.instrumentation.sqlalchemy',
      redis: 'opentelemetry.instrumentation.redis',
      kafka: 'opentelemetry.instrumentation.confluent_kafka',
    },
  },
  go: {
    version: '0.63.0',
    names: {
      'http-server': 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
      'http-client': 'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
      postgresql: 'github.com/XSAM/otelsql',
      oracle: 'github.com/XSAM/otelsql',
      redis: 'github.com/redis/go-redis/extra/redisotel/v9',
      kafka: 'go.opentelemetry.io/contrib/instrumentation/github.com/IBM/sarama/otelsarama',
    },
  },
};

/** Returns name and version of the scope of what `service` records in `area`. */
export function scopeOf(service: ServiceFacts, area: Area): { name: string; version: string } {
  if (area === 'own') return { name: service.name, version: service.version };
  const { names, version } = INSTRUMENTATIONS[service.language];
  return { name: names[area], version };
}
