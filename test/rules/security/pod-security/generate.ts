/**
 * Pods that mix every field the Pod Security Standards look at, made from a seed: `node generate.ts COUNT SEED` prints one a
 * line, for `judge/main.go` to judge. See README.md.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Draw = <Value>(...values: readonly Value[]) => Value;

/** Absent, in a place where a value may be: left out of the object. */
const absent = Symbol('absent');
type Field = Json | typeof absent;

function object(fields: Readonly<Record<string, Field>>): Json {
  return Object.fromEntries(Object.entries(fields).filter((pair): pair is [string, Json] => pair[1] !== absent));
}

/** A generator of numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Pods {
  readonly #random: () => number;
  /** How often a field is not as restricted wants it. */
  #wildness = 0;

  constructor(seed: number) {
    this.#random = numbers(seed);
  }

  next(): Json {
    this.#wildness = this.#draw(0, 0.02, 0.05, 0.1, 0.4);
    const minor = 25 + Math.floor(this.#random() * 13);
    return { minor, pod: object({ metadata: this.#metadata(), spec: this.#spec() }) };
  }

  readonly #draw: Draw = (...values) => values[Math.floor(this.#random() * values.length)] as (typeof values)[number];

  /** The good value, unless this is one of the wild fields. */
  #mostly(good: Field, ...wild: readonly Field[]): Field {
    return this.#random() < this.#wildness ? this.#draw(...wild) : good;
  }

  #metadata(): Json {
    const key = 'container.apparmor.security.beta.kubernetes.io/a';
    const profile = this.#mostly(absent, 'runtime/default', 'localhost/x', 'unconfined', '');
    return object({ name: 'p', annotations: profile === absent ? absent : { [key]: profile } });
  }

  #spec(): Json {
    return object({
      os: this.#mostly(absent, { name: 'windows' }, { name: 'linux' }),
      hostUsers: this.#mostly(absent, false, false, true, null),
      hostNetwork: this.#mostly(absent, true, false),
      hostPID: this.#mostly(absent, true, false),
      hostIPC: this.#mostly(absent, true, false, null),
      securityContext: this.#mostly(this.#podContext(), absent, null, {}),
      volumes: this.#mostly(absent, [this.#volume()], [this.#volume(), this.#volume()]),
      initContainers: this.#draw<Field>(absent, absent, [this.#container('i')]),
      ephemeralContainers: this.#draw<Field>(absent, absent, absent, [this.#container('e')]),
      containers: this.#draw([this.#container('a')], [this.#container('a'), this.#container('b')]),
    });
  }

  #podContext(): Json {
    const names = ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_fin_timeout'];
    const others = ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_notsent_lowat', 'kernel.msgmax', 'net.core.somaxconn'];
    const sysctl = () => ({ name: this.#draw(...names, ...others), value: '1' });
    return object({
      ...this.#shared(),
      sysctls: this.#mostly(absent, [sysctl()], [sysctl(), sysctl()]),
    });
  }

  /** Fields that a pod has, and each of its containers. */
  #shared(): Record<string, Field> {
    const level = this.#draw('RuntimeDefault', 'Localhost');
    return {
      runAsNonRoot: this.#mostly(true, absent, false, null),
      runAsUser: this.#mostly(absent, 0, 10001),
      seccompProfile: this.#mostly({ type: level }, absent, { type: 'Unconfined' }, {}, null),
      appArmorProfile: this.#mostly(
        absent,
        { type: 'RuntimeDefault' },
        { type: 'Localhost' },
        { type: 'Unconfined' },
        {},
      ),
      seLinuxOptions: this.#mostly(absent, this.#seLinux(), this.#seLinux()),
      windowsOptions: this.#mostly(absent, { hostProcess: true }, { hostProcess: false }, {}),
    };
  }

  #seLinux(): Json {
    return object({
      type: this.#draw<Field>(absent, '', 'container_t', 'container_kvm_t', 'container_engine_t', 'spc_t'),
      user: this.#draw<Field>(absent, absent, '', 'system_u'),
      role: this.#draw<Field>(absent, absent, '', 'system_r'),
    });
  }

  #container(name: string): Json {
    return object({
      name,
      image: 'i',
      securityContext: this.#mostly(this.#context(), absent, {}),
      ports: this.#mostly(absent, [{ containerPort: 80, hostPort: this.#draw(0, 80) }], [{ containerPort: 80 }]),
      livenessProbe: this.#mostly(absent, this.#handler()),
      readinessProbe: this.#mostly(absent, this.#handler()),
      startupProbe: this.#mostly(absent, this.#handler()),
      lifecycle: this.#mostly(absent, { postStart: this.#handler() }, { preStop: this.#handler() }),
    });
  }

  #handler(): Json {
    const host = this.#draw<Field>(absent, '', '127.0.0.1', 'example.org');
    const kind = this.#draw('httpGet', 'tcpSocket', 'exec');
    return kind === 'exec' ? { exec: { command: ['true'] } } : { [kind]: object({ port: 80, host }) };
  }

  #context(): Json {
    // a container that leaves to the pod what the pod says
    const ownShare = this.#draw(0, 0, 1) === 1 ? this.#shared() : {};
    return object({
      ...ownShare,
      allowPrivilegeEscalation: this.#mostly(false, true, absent, null),
      privileged: this.#mostly(absent, true, false),
      procMount: this.#mostly(absent, 'Default', 'Unmasked'),
      capabilities: this.#mostly({ drop: ['ALL'] }, absent, null, this.#capabilities(), this.#capabilities()),
    });
  }

  #capabilities(): Json {
    const name = () => this.#draw('NET_BIND_SERVICE', 'CHOWN', 'NET_RAW', 'SYS_ADMIN', 'ALL', 'CAP_CHOWN', 'chown');
    return object({
      drop: this.#draw<Field>(absent, [], ['ALL'], ['all'], ['NET_RAW'], ['CHOWN', 'ALL']),
      add: this.#draw<Field>(absent, [], [name()], [name(), name()]),
    });
  }

  #volume(): Json {
    const name = 'v';
    const kinds = ['emptyDir', 'configMap', 'secret', 'projected', 'csi', 'ephemeral', 'downwardAPI', 'image'];
    const refused = ['hostPath', 'nfs', 'gitRepo', 'azureFile', 'rbd', 'fc', 'flexVolume', 'portworxVolume'];
    const kind = this.#draw(...kinds, 'persistentVolumeClaim', ...refused, ...refused);
    return this.#random() < 0.1 ? object({ name, [kind]: this.#draw<Field>(absent, null) }) : { name, [kind]: {} };
  }
}

const [count = '300', seed = '1'] = process.argv.slice(2);
const pods = new Pods(Number(seed));
for (let index = 0; index < Number(count); index += 1) console.log(JSON.stringify(pods.next()));
