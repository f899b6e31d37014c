export interface RootNameProps {
  readonly service: string;
  readonly name: string;
}

/** `service › name`, the name in bold; what has no name says so. */
export function RootName({ service, name }: RootNameProps) {
  return (
    <bdi className="block truncate" title={`${service} › ${name}`.slice(0, 500)}>
      <span className="text-ink2">{(service || 'unknown service').slice(0, 200)} › </span>
      <strong className="font-semibold">{(name || 'unnamed span').slice(0, 300)}</strong>
    </bdi>
  );
}
