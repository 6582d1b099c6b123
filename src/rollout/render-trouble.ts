/** Why Argo CD has no manifests to compare with. */
export interface RenderTrouble {
  /** `manifests`: they do not render, and will not until they are changed. `may-pass`: nobody can tell, or a part is away. */
  readonly cause: 'manifests' | 'may-pass';
  readonly message: string;
}

/** What Argo CD puts before what its repo server said (controller/state.go). */
const loading = /^(?:ComparisonError: )?Failed to load target state: /;
const rendering = /^failed to (?:generate manifest|unmarshal manifests) for source \d+ of \d+: /;

/**
 * Signs that a part is away, or too slow, or full: it is the infrastructure, whichever tool says so. gRPC's codes for that are
 * among them; a git server that does not answer comes as code `Unknown`, like everything of the manifests.
 */
const passing = [
  /code = (?:Unavailable|DeadlineExceeded|Canceled|ResourceExhausted|Aborted|Internal|Unauthenticated)\b/,
  /connection (?:refused|reset|timed out)|broken pipe|no route to host|network is unreachable/i,
  /deadline exceeded|context canceled|i\/o timeout|handshake timeout|timed? ?out after|timeout (?:after|exceeded)/i,
  /no such host|could not resolve host|server misbehaving|temporary failure|dial tcp/i,
  /failed to list refs|failed to fetch|unable to access|repository not found|authentication required|could not read from remote/i,
  /signal: killed|no space left|cannot allocate memory|too many (?:open files|requests)/i,
  /\b(?:429|50[0234]) [A-Z]|unexpected status code: (?:429|5\d\d)/,
];

/** Signs that the manifests themselves are wrong: a tool refused them, or what it made is no YAML of Kubernetes. */
const wrong = [
  /failed exit status \d+/,
  /code = (?:FailedPrecondition|InvalidArgument)\b/,
  /app path does not exist/,
  /failed to unmarshal|error unmarshal+ing|error converting YAML|yaml: /i,
  /error resolving helm value file|source referenced "/,
];

/** What a message of Argo CD says of the manifests; undefined where it speaks of something else. */
export function renderTroubleIn(text: string): RenderTrouble | undefined {
  if (!loading.test(text)) return undefined;
  const message = text.replace(loading, '');
  const isOfManifests =
    rendering.test(message) && wrong.some((sign) => sign.test(message)) && !passing.some((sign) => sign.test(message));
  const short = message.replace(rendering, '').replace(/^rpc error: code = \w+ desc = /, '');
  return { cause: isOfManifests ? 'manifests' : 'may-pass', message: short };
}
