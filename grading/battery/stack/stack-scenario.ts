/** One part that an answer of several containers has to play, under whatever name it goes. */
export interface ServiceScenario {
  /** Its application: a file of the catalogue, or a program such as redis-server. */
  readonly app: string;
  /** Where it listens, inside the container. */
  readonly port?: number | undefined;
  /** Port of the host that leads to it. */
  readonly published?: number | undefined;
}

/** How an answer of several containers is run, whoever starts them. */
export interface PartsScenario {
  /** By role; a service that is called like its role is found when it does not run. */
  readonly services: Readonly<Record<string, ServiceScenario>>;
  /** Virtual seconds for what takes its time. Default 5. */
  readonly patience?: number | undefined;
  /** A role, and how many there shall be. */
  readonly scale?: { readonly service: string; readonly to: number } | undefined;
  /** A source file of one role: it changes, and the role is deployed again. */
  readonly redeploy?: { readonly service: string; readonly changed: string } | undefined;
  /** A role that gets a new image while it is asked for `asks` in turn, on its published port; on a cluster only. */
  readonly rollout?:
    | { readonly service: string; readonly asks: readonly string[]; readonly changed: string }
    | undefined;
  /** Commands in a role's container: what is written, and read again after docker compose down and up. */
  readonly data?: { readonly service: string; readonly write: string; readonly read: string } | undefined;
  /** A command in a role's container that prints how often the job of each minute has run; nothing means never. */
  readonly job?: { readonly service: string; readonly count: string } | undefined;
}

/** How an answer with a compose.yaml is run. */
export interface StackScenario extends PartsScenario {
  /** The Compose file. */
  readonly compose: string;
}
