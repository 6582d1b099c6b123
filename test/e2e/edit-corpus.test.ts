import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { CorpusFile, Variant } from '../manifest/corpus/index.ts';
import { corpus, corpusFile } from '../manifest/corpus/index.ts';
import { strangerIn, valuesOf, wantedLines } from '../manifest/corpus/lines.ts';
import { editAny, parseAny } from '../manifest/edit-any.ts';

const variables = { TAG: '1.20', WORD: 'v2', COUNT: '4', PATH: process.env['PATH'] };
/** The one in Go: others of that name speak another language. */
const hasYq = /mikefarah/.test(spawnSync('yq', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Asked of every file. */
const everywhere: readonly string[] = [
  '.new.deep.key = "on"',
  '.metadata.labels."app.kubernetes.io/managed-by" = "hand"',
  '.metadata.annotations["note to self"] = env(WORD)',
  '.spec.replicas |= . + 1',
  '.metadata.name |= . + "-x"',
  '(select(.kind == "Deployment") | .spec.replicas) = 7',
  '(select(documentIndex == 1) | .metadata.name) = "second"',
  '(.. | select(. == "*ghcr.io/acme*")) |= sub("ghcr\\.io/acme"; "registry.example.net/a")',
  '(.. | select(has("memory"))).memory = "777Mi"',
  '(.. | select(has("tag"))).tag = strenv(TAG)',
  '(.. | select(has("enabled"))).enabled = false',
  '(.. | select(has("image") and has("name"))).imagePullPolicy = "Always"',
  '(.. | select(has("name") and has("value")) | .value) = "same"',
  'del(.metadata.annotations)',
  'del(.spec)',
  'del(.metadata.name) | .metadata.namespace = "ns"',
  'del(.. | select(has("resources")) | .resources)',
  'del(.. | select(has("name") and has("value")))',
  'del(.kind)',
  'del(.. | select(. == "Always"))',
  '(.. | select(has("containers"))).containers[-1].name |= . + "-z"',
  'del(.. | select(has("containers")) | .containers[-1])',
  'del(.. | select(has("ports")) | .ports[0])',
  '(.. | select(has("kind") and has("name"))).name = "other: one"',
  '(select(.kind == "Deployment" or .kind == "Rollout") | .spec.template.metadata.labels.version) = "1.0"',
  '.copy = .kind | .again = .copy + "!"',
  'del(.. | select(has("matchLabels")) | .matchLabels)',
];

/** Asked of one file. */
const special: readonly (readonly [string, readonly string[]])[] = [
  [
    'argocd-app-of-apps',
    [
      'del(.spec.syncPolicy.syncOptions[] | select(. == "Server*"))',
      '(select(di == 1) | .spec.sources[-1].targetRevision) = "release-1"',
      '(select(di == 1) | .spec.sources[] | select(.ref == "values") | .path) = "values"',
      '(select(.metadata.name == "helm-shop") | .spec.sources[] | select(.chart == "shop")).helm.valuesObject.image.tag = "v2"',
      'del(.metadata.finalizers[0])',
      'del(.metadata.finalizers)',
      '(select(.spec.project != "default") | .spec.project) = "other"',
      '.spec.syncPolicy.automated.prune = false',
      '.spec.syncPolicy.automated.allowEmpty = false',
      'del(.spec.syncPolicy.automated)',
      'del(select(di == 1) | .spec.sources[0].helm.parameters[1])',
      'del(select(di == 1) | .spec.sources[0].helm.values)',
      '(.. | select(has("helm")) | .helm.skipCrds) = true',
    ],
  ],
  [
    'argocd-applicationset',
    [
      'del(.spec.generators[0].matrix.generators[0].git.directories[1])',
      'del(.spec.generators[0].matrix.generators[0].git.directories[0].path)',
      '.spec.generators[0].matrix.generators[1].list.elements[].values.tier |= . + "-1"',
      'del(.spec.strategy.rollingSync.steps[0])',
      'del(.spec.strategy.rollingSync.steps[])',
      '.spec.template.spec.syncPolicy.syncOptions[0] = "CreateNamespace=false"',
      '.spec.goTemplateOptions[0] = "missingkey=zero"',
      '.spec.template.spec.source.kustomize.images[-1] |= sub("v2\\.3\\.0$"; "v3")',
      'del(.spec.generators[0].matrix.generators[1].list.elements[] | select(.cluster == "*-dev"))',
      '.spec.template.metadata.labels.cluster = strenv(WORD)',
    ],
  ],
  [
    'bitnami-values',
    [
      '.image.tag = "5.0" | .image.digest = "sha256:00"',
      '.global.imagePullSecrets.x = 1',
      '.resources.limits.memory = "1Gi"',
      '.commonLabels.team = "shop"',
      'del(.diagnosticMode.args[0])',
      'del(.image.digest)',
      'del(.extraConfiguration)',
      '.volumePermissions.image.tag |= sub("r(\\d+)$"; "rev$1")',
      '.persistence.accessModes[0] = "ReadWriteMany"',
      '.auth.tls.enabled |= (. == false)',
      '.replicaCount |= . + 2',
      '.nothing = null',
    ],
  ],
  [
    'bookinfo',
    [
      '(select(.metadata.name == "reviews-*") | .spec.replicas) = 3',
      '(select(.kind == "Service") | .spec.ports[0].name) = "web"',
      'del(select(.kind == "ServiceAccount") | .metadata.labels)',
      '(select(di == 8) | .spec.template.spec.containers[].env[] | select(.name == "LOG_DIR")).value = "/var/log"',
      'del(select(.kind == "Deployment") | .spec.template.spec.volumes)',
      '(select(.kind == "Deployment") | .spec.template.spec.containers[].image) |= sub("1.20.1"; "1.21.0")',
    ],
  ],
  [
    'boutique',
    [
      '(select(.kind == "Deployment") | .spec.template.spec.containers[0].env[] | select(.name == "PORT") | .value) = "9090"',
      'del(select(.kind == "Deployment") | .spec.template.spec.containers[0].securityContext.capabilities)',
      '(select(.kind == "Service") | .spec.ports[].appProtocol) = "grpc"',
      'del(select(.metadata.name == "frontend" and .kind == "Deployment") | .spec.template.metadata.annotations)',
      '(select(.kind == "Deployment") | .spec.template.spec.containers[].image) |= sub("us-central1-docker.pkg.dev", "europe-docker.pkg.dev")',
      '(select(.kind == "Deployment") | .spec.template.spec.nodeSelector.disk) = "ssd"',
    ],
  ],
  [
    'chart',
    [
      '.keywords[1] = "mall"',
      'del(.keywords[0])',
      'del(.keywords[-1])',
      'del(.maintainers[1].url)',
      'del(.dependencies[] | select(.name == "redis"))',
      'del(.dependencies[] | select(.name == "redis") | .tags[0])',
      '(.dependencies[] | select(.name == "postgresql") | .alias) = "db"',
      '.annotations."artifacthub.io/prerelease" = "true"',
      '.version |= sub("\\.\\d+$"; ".3")',
      'del(.annotations."artifacthub.io/changes")',
      '.deprecated = true',
    ],
  ],
  [
    'cluster-api',
    [
      '(select(.kind == "*ControlPlane") | .spec.kubeadmConfigSpec.files[] | select(.owner == "root:root") | .permissions) = "0640"',
      'del(.spec.kubeadmConfigSpec.files[0])',
      'del(select(di == 1) | .spec.kubeadmConfigSpec.files[0].content)',
      'del(select(di == 1) | .spec.kubeadmConfigSpec.preKubeadmCommands[1])',
      '(select(di == 1) | .spec.kubeadmConfigSpec.preKubeadmCommands[2]) = "true"',
      '(select(has("spec") and .kind == "Cluster") | .spec.clusterNetwork.pods.cidrBlocks[0]) = "10.0.0.0/8"',
      '(.. | select(has("version"))).version = "v1.31.0"',
      '(select(.kind == "MachineDeployment") | .spec.selector.matchLabels.pool) = "a"',
    ],
  ],
  [
    'configmap-scripts',
    [
      '.data.RETRIES |= . + "0"',
      '.data.EMPTY = strenv(TAG)',
      'del(.data."cleanup.sh")',
      'del(.data.motd)',
      'del(.data["settings.json"])',
      'del(.data.keep)',
      '.data.NEW = "yes"',
      '.data.NEW = "one\ntwo"',
      'del(.binaryData)',
      'del(.binaryData."logo.png")',
      'del(.data[] | select(. == "*tag*"))',
    ],
  ],
  [
    'crd',
    [
      '(.spec.versions[] | select(.name == "v1") | .storage) = false',
      'del(.spec.versions[0])',
      'del(.spec.versions[0].additionalPrinterColumns)',
      'del(.spec.versions[0].additionalPrinterColumns[1])',
      '.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.mode.enum[0] = "off"',
      'del(.spec.versions[0].schema.openAPIV3Schema.description)',
      'del(.spec.versions[0].schema.openAPIV3Schema.properties.apiVersion)',
      'del(.metadata.creationTimestamp)',
      '.metadata.creationTimestamp = "now"',
      '.spec.names.shortNames[0] |= . + "g"',
      '.spec.versions[].deprecated = true',
      'del(.spec.versions[1].name)',
    ],
  ],
  [
    'cronjob-backup',
    [
      '.spec.jobTemplate.spec.template.spec.containers[0].env[-1].value = "it\'s"',
      'del(.spec.jobTemplate.spec.template.spec.containers[0].env[] | select(.value == "yes"))',
      'del(.spec.jobTemplate.spec.template.spec.containers[0].args[1])',
      'del(.spec.jobTemplate.spec.template.spec.containers[0].args[-1])',
      '.spec.jobTemplate.spec.template.spec.containers[0].args[2] |= sub("tmp"; "temp")',
      '.spec.jobTemplate.spec.template.spec.containers[0].resources.limits.cpu = 1.5',
      '.spec.suspend = true',
      '.spec.jobTemplate.spec.template.spec.containers[0].env[0].name = "no"',
      '.spec.jobTemplate.metadata.labels.app = "007"',
      'del(.spec.jobTemplate.spec.template.spec.volumes[0].emptyDir.sizeLimit)',
    ],
  ],
  [
    'crossplane-composition',
    [
      '(.spec.pipeline[].input.resources[] | select(.name == "subnets")).base.spec.forProvider.region |= sub("eu"; "us")',
      'del(.spec.pipeline[0].input.resources[0].patches[1].transforms)',
      'del(.spec.pipeline[0].input.resources[1])',
      'del(.spec.pipeline[0].input.resources[1].base.spec)',
      '.spec.pipeline[0].input.resources[0].patches[1].transforms[0].map.huge = "db.r6g.4xlarge"',
      '.spec.compositeTypeRef.kind = "Y"',
      '.spec.compositeTypeRef.extra.deep = "z"',
      '(.. | select(has("region"))).region = "eu-west-3"',
      'del(.. | select(has("fromFieldPath")) | .fromFieldPath)',
    ],
  ],
  [
    'docker-compose',
    [
      '.services[].image |= sub(":[^:]+$"; ":latest")',
      '.services.web.deploy.replicas |= . + 1',
      '.services.redis.restart = "no"',
      'del(.services.redis.volumes)',
      'del(.services.redis)',
      'del(.services.db)',
      'del(.services.db.volumes[1])',
      'del(.services.db.environment.POSTGRES_INITDB_ARGS)',
      'del(.services.api.environment[] | select(. == "DEBUG"))',
      '.volumes.cache.driver = "local"',
      'del(.volumes.redis-data)',
      'del(.volumes)',
      '.volumes.db-data.driver = "nfs"',
      '.services.web.depends_on[1] = "cache"',
      'del(.services.web.depends_on[0])',
      'del(.services.web.environment.API_URL)',
    ],
  ],
  [
    'external-secret',
    [
      '.spec.target.template.data.INIT_POSTGRES_HOST = env(WORD)',
      'del(.spec.target.template.data."config.ini")',
      'del(.spec.dataFrom[1].rewrite)',
      'del(.spec.dataFrom[0])',
      '.spec.dataFrom[-1].extract.version = 2',
      '.spec.target.creationPolicy = "Owner"',
    ],
  ],
  [
    'flux-cluster',
    [
      '(select(.metadata.name == "apps") | .spec.postBuild.substitute["cluster_env"]) = "staging"',
      'del(select(.metadata.name == "apps") | .spec.postBuild.substituteFrom[1].optional)',
      'del(.spec.dependsOn)',
      'del(.spec.patches)',
      'del(select(di == 1) | .spec.patches[0].patch)',
      '(select(.spec.wait == true) | .spec.wait) = false',
      '(select(.spec.wait | not) | .spec.timeout) = "9m"',
      '.spec.suspend = true',
    ],
  ],
  [
    'flux-release',
    [
      '.spec.values.ingress.tls[0] = "x"',
      'del(.spec.values.ingress.hosts[0].paths)',
      'del(.spec.values.ingress.hosts[0].host)',
      'del(.spec.values.resources.requests.cpu)',
      'del(.spec.values.resources.requests.memory)',
      '.spec.values.resources.requests.ephemeral-storage = "1Gi"',
      '.spec.values.ingress.annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"] = "60"',
      'del(.spec.values.ingress.annotations."nginx.ingress.kubernetes.io/configuration-snippet")',
      '.spec.upgrade.remediation.retries = -1',
      'del(.spec.install.remediation.retries)',
      '.spec.values.image.tag |= . + "-rc.1"',
    ],
  ],
  [
    'flux-sources',
    [
      'del(.spec.ref.digest)',
      '(select(.kind == "GitRepository") | .metadata.labels.a) = "b"',
      '(select(.kind == "GitRepository") | .spec.ignore) = "x"',
      'del(.spec.ignore)',
      '(select(di == 1) | .spec.secretRef.name) = "other"',
    ],
  ],
  [
    'gatekeeper-policy',
    [
      'del(.spec.match.excludedNamespaces[0])',
      'del(.spec.match.namespaces[1])',
      'del(.spec.targets[0].rego)',
      '(select(di == 1) | .spec.match.kinds[0].kinds[0]) = "*"',
      '(select(di == 1) | .spec.match.kinds[].apiGroups[]) = "apps"',
      '(select(di == 0) | .metadata.annotations.description) = "x"',
      'del(select(di == 0) | .metadata.annotations.description)',
      'del(select(di == 1) | .spec.parameters.repos[])',
    ],
  ],
  [
    'github-deployment',
    [
      '.metadata.labels.version = "1.13"',
      '.metadata.labels.a.b = 1',
      '.spec.strategy.type = "Recreate"',
      'del(.spec.template.spec.containers[1])',
      'del(.spec.template.spec.containers[0])',
      'del(.spec.template.spec.containers[0].env[1])',
      'del(.spec.template.spec.containers[0].image)',
      'del(.spec.template.spec.terminationGracePeriodSeconds)',
      'del(.metadata.annotations."kubectl.kubernetes.io/last-applied-configuration")',
      '.spec.template.spec.nodeSelector.disk = "ssd"',
      '.spec.template.spec.containers[].imagePullPolicy = "Always"',
      '.spec.template.spec.containers[0].args[-1] = "--verbose"',
      '.spec.template.spec.containers[0].resources.requests.cpu |= . + 0.25',
    ],
  ],
  [
    'github-workflow',
    [
      '.on.push.branches[0] = "trunk"',
      'del(.on.push.branches[1])',
      'del(.on.pull_request)',
      '.on.pull_request.branches = "main"',
      '.on.workflow_dispatch.inputs.tag.required = false',
      'del(.jobs.build.strategy.matrix.node[2])',
      'del(.jobs.build.strategy.matrix.include[0].node)',
      'del(.jobs.build.steps[0].with)',
      'del(.jobs.build.steps[] | select(has("run")))',
      '(.jobs.build.steps[] | select(.uses | test("^actions/checkout@")) | .uses) = "actions/checkout@v5"',
      '.jobs.build.steps[1].with.cache = "npm"',
      '.jobs.build.steps[-1].with.args |= sub("staging"; "live")',
      '.jobs.build.timeout-minutes |= . + 5',
      '.jobs[].runs-on = "ubuntu-latest"',
    ],
  ],
  [
    'home-ops-ks',
    [
      'del(.spec.components[0])',
      '.spec.postBuild.substitute.GATUS_SUBDOMAIN |= . + "2"',
      '.spec.postBuild.substitute.VOLSYNC_SCHEDULE = "5 * * * *"',
      'del(.spec.dependsOn[0].name)',
      'del(.spec.commonMetadata)',
    ],
  ],
  [
    'home-ops-release',
    [
      '.spec.values.controllers.home-library.initContainers.init-db.image.tag |= sub("@.*"; "")',
      '.spec.values.controllers[].replicas = 2',
      '.spec.values.controllers.home-library.containers.app.env.LIBRARY__LOG_LEVEL = "debug"',
      'del(.spec.values.controllers.home-library.containers.app.env.TZ)',
      '.spec.values.controllers.home-library.containers.app.securityContext.capabilities.drop[0] = "NET_RAW"',
      'del(.spec.values.controllers.home-library.containers.app.securityContext.capabilities)',
      '.spec.values.persistence.media.globalMounts[0].readOnly = false',
      'del(.spec.values.persistence.tmpfs)',
      'del(.spec.values.route.app.parentRefs[0].sectionName)',
      '(.. | select(has("memory") and has("cpu"))).memory = "1Gi"',
    ],
  ],
  [
    'ingress-annotations',
    [
      '(select(.kind == "Ingress") | .metadata.annotations["alb.ingress.kubernetes.io/listen-ports"]) |= sub("443"; "8443")',
      'del(.metadata.annotations."nginx.ingress.kubernetes.io/cors-allow-headers")',
      'del(select(di == 0) | .spec.tls[0].hosts[1])',
      'del(select(di == 0) | .spec.tls)',
      'del(select(di == 0) | .spec.rules[1])',
      '(select(di == 1) | .spec.acme.solvers[0].http01.ingress.class) = "traefik"',
      'del(select(di == 1) | .spec.acme.solvers[0])',
      'del(select(di == 1) | .spec.acme.solvers[1].selector)',
      '(select(di == 1) | .spec.acme.email) = "a@b"',
    ],
  ],
  [
    'ingress-nginx-values',
    [
      '.controller.image.tag |= sub("^v"; "")',
      '(.. | select(has("digest")) | .digest) = ""',
      'del(.. | select(has("digest")) | .digest)',
      '.controller.config.log-format-upstream |= sub("time"; "at")',
      'del(.controller.config)',
      '.controller.autoscaling.behavior.scaleDown.stabilizationWindowSeconds = 300',
      '.controller.updateStrategy.type = "RollingUpdate"',
      '.tcp["8080"] = "default/example:9000"',
      '.controller.service.ports.http = 8080 | .controller.service.targetPorts.http = 8080',
      '.controller.service.annotations.x = "y"',
    ],
  ],
  [
    'kargo-overlay',
    [
      'del(.images[] | select(.name == "public*"))',
      'del(.images[2])',
      'del(.images[].newTag)',
      '(.images[] | select(has("digest"))).digest = "sha256:1"',
      '.images[2].newTag = "v1" | del(.images[2].digest)',
      'del(.resources[0])',
      '.resources[-1] = "flags.yaml"',
      'del(.patches[0])',
      'del(.patches[1].patch)',
      'del(.patches[-1])',
      '.configMapGenerator[0].literals[0] |= sub("debug"; "info")',
      'del(.configMapGenerator[0].literals[2])',
      '.configMapGenerator[0].options.immutable = true',
      'del(.replicas[0])',
      'del(.labels[0].pairs)',
    ],
  ],
  [
    'kargo-stages',
    [
      '(select(di == 1) | .spec.promotionTemplate.spec.steps[] | select(.uses == "git-clone") | .config.checkout[0].branch) = "dev"',
      'del(select(di == 1) | .spec.promotionTemplate.spec.steps[2].as)',
      'del(select(di == 1) | .spec.promotionTemplate.spec.steps[] | select(.uses == "git-*"))',
      'del(.metadata.annotations."kargo.akuity.io/color")',
      'del(select(di == 2) | .spec.verification)',
      '(.metadata | select(has("annotations")) | .annotations["kargo.akuity.io/color"]) = "red"',
      'del(select(di == 0) | .spec.subscriptions[0])',
      '(select(di == 0) | .spec.subscriptions[] | select(has("image")) | .image.discoveryLimit) = 10',
    ],
  ],
  [
    'kube-prometheus-values',
    [
      '.alertmanager.config.route.routes[0].matchers[0] = "alertname = Other"',
      'del(.alertmanager.config.route.routes[1].continue)',
      'del(.alertmanager.config.route.routes[0].receiver)',
      'del(.alertmanager.config.inhibit_rules[0].equal[1])',
      '.alertmanager.config.route.group_by[0] = "job"',
      '.kubeEtcd.enabled = true',
      '.kubeEtcd.service.enabled = false',
      '.grafana.additionalDataSources[0].jsonData.tlsSkipVerify = false',
      '.grafana.additionalDataSources[0].isDefault = false',
      'del(.grafana.additionalDataSources[0].jsonData)',
      '.defaultRules.disabled.KubeAPIDown = true',
      '.prometheus.prometheusSpec.storageSpec.volumeClaimTemplate.spec.accessModes[0] = "ReadWriteMany"',
      'del(.prometheus.prometheusSpec.resources.limits)',
      '(.. | select(has("repository") and has("sha")) | .sha) = "abc"',
      'del(.alertmanager.config.templates[0])',
    ],
  ],
  [
    'legacy-values',
    [
      '.image.repository |= sub("legacy"; "old")',
      '.service.port = 9090',
      'del(.service.nodePorts.http)',
      'del(.service.nodePorts)',
      'del(.service.type)',
      '.service.nodePorts.grpc = 30000',
      '.ingress.hosts[1] = "*.example.org"',
      'del(.ingress.hosts[0])',
      '.nodeSelector.disk = "ssd"',
      '.nodeSelector = "x"',
      '.resources.limits.gpu = 1',
      '(.env[] | select(.name == "OCTAL")).value = "0755"',
      '(.env[] | select(.name == "NONE")).value = strenv(TAG)',
      '(.env[] | select(.value == "12:30:45")).value = "13:00"',
      'del(.env[1])',
      'del(.env[-1])',
      'del(.env[] | select(.name == "T*"))',
      '.new = env(COUNT)',
      '(.env[] | select(.name == "BIG") | .value) = 1',
    ],
  ],
  [
    'list',
    [
      '.items[0].data.NEW = "x"',
      'del(.items[0])',
      'del(.items[0].data.TAG)',
      '(.items[].spec.template.spec.containers[] | select(.name == "b")).image |= sub(":.*"; ":2")',
      '.items[-1].spec.replicas |= . + 9',
      '.items[1].metadata.labels.app = "b"',
    ],
  ],
  [
    'openshift-app',
    [
      '(select(di == 0) | .spec.triggers[1].imageChangeParams.containerNames[0]) = "parks"',
      'del(select(di == 0) | .spec.triggers[0])',
      'del(select(di == 0) | .spec.triggers[1].imageChangeParams)',
      'del(select(di == 0) | .spec.triggers[1].type)',
      '(select(di == 0) | .spec.template.spec.containers[0].resources.limits.cpu) = 2',
      '(select(di == 0) | .spec.template.spec.containers[1].args[2]) = "daemon on;"',
      'del(select(di == 0) | .spec.template.spec.containers[1].args[2])',
      'del(select(di == 0) | .spec.template.spec.containers[1].args[0])',
      '(select(di == 1) | .spec.tls.termination) = "passthrough"',
      'del(select(di == 1) | .spec.tls.insecureEdgeTerminationPolicy)',
      '(select(di == 0) | .spec.selector.tier) = "web"',
      '(select(di == 0) | .spec.template.spec.serviceAccount) = "robot"',
    ],
  ],
  [
    'openshift-operator',
    [
      'del(select(.kind == "Subscription") | .spec.config.env[0])',
      'del(select(.kind == "Subscription") | .spec.config.tolerations[0].effect)',
      'del(.spec.targetNamespaces[0])',
      '(select(.kind == "Job") | .spec.template.spec.containers[0].env[0].value) |= . + "0"',
      'del(select(.kind == "Job") | .spec.template.spec.containers[0].command[2])',
      'del(select(.kind == "Job") | .spec.template.spec.containers[0].command)',
      '(select(.kind == "Job") | .spec.template.spec.containers[0].resources.limits.cpu) = 1',
      '(select(.kind == "Job") | .metadata.annotations."argocd.argoproj.io/sync-wave") = "2"',
    ],
  ],
  [
    'plain-kustomization',
    [
      '.images[0].newTag = "1.28"',
      'del(.images[1].newName)',
      'del(.images[0])',
      'del(.images[1])',
      'del(.resources[1])',
      'del(.secretGenerator[0])',
      'del(.secretGenerator[0].name)',
      'del(.secretGenerator[1].files[0])',
      '.secretGenerator[0].envs[0] = ".env.live"',
      '.secretGenerator[1].type = "kubernetes.io/tls"',
      '.commonAnnotations.note |= sub("don\'t"; "do")',
      '.commonAnnotations.team = "shop"',
      '.namespace = "prod"',
    ],
  ],
  [
    'podinfo',
    [
      '(select(di == 0) | .spec.template.spec.containers[0].env[] | select(.name == "PODVIEW_UI_COLOR") | .value) = "#ffffff"',
      '(select(di == 0) | .spec.template.spec.containers[0].env[1].value) = "plain"',
      'del(select(di == 0) | .spec.template.spec.containers[0].command[0])',
      '(select(di == 0) | .spec.template.spec.containers[0].command[] | select(. == "--level=*")) = "--level=debug"',
      'del(select(di == 1) | .spec.metrics[0].resource.target)',
      'del(select(di == 1) | .spec.metrics)',
      '(select(di == 1) | .spec.metrics[0].resource.target.averageUtilization) |= . + -19',
      'del(select(di == 0) | .spec.template.spec.containers[0].ports[] | select(.name == "grpc"))',
      '(select(di == 0) | .spec.template.spec.containers[0].ports[] | select(.containerPort == 9797) | .name) = "metrics"',
    ],
  ],
  [
    'prometheus-rules',
    [
      'del(.spec.groups[0].rules[0].annotations.description)',
      'del(.spec.groups[0].rules[0].expr)',
      'del(.spec.groups[0].rules[2])',
      'del(.spec.groups[0].rules[2].expr)',
      '(.spec.groups[].rules[] | select(.alert == "ShopDown") | .expr) |= sub("== 1"; "== 0")',
      '.spec.groups[1].rules[0].labels.threshold = "3e9"',
      '.spec.groups[1].rules[0].labels.threshold = 3e9',
      'del(.spec.groups[1].rules[0].labels)',
      '(.spec.groups[].rules[] | select(has("alert")) | .labels.team) = "shop"',
      'del(.metadata.labels.role)',
      '(.spec.groups[] | select(has("interval") | not) | .interval) = "1m"',
    ],
  ],
  [
    'rollouts-bluegreen',
    [
      'del(select(.kind == "Rollout") | .metadata.labels.tier)',
      '(select(.kind == "Rollout") | .metadata.labels.version) = "1.20"',
      '(select(.kind == "Rollout") | .spec.template.spec.containers[] | select(.name == "envoy") | .args[1]) = "/e.yaml"',
      'del(select(.kind == "Rollout") | .spec.template.spec.containers[0].ports)',
      'del(select(.kind == "Rollout") | .spec.template.spec.containers[1].resources.requests)',
      'del(select(.kind == "Rollout") | .spec.template.spec.containers[0])',
      'del(select(di == 1) | .spec.metrics[0].provider.prometheus.query)',
      '(select(di == 1) | .spec.metrics[0].failureLimit) = 1',
      '(select(di == 2) | .spec.metrics[0].provider.job.spec.template.spec.containers[0].image) |= sub("8.9.1"; "8.10")',
      'del(select(di == 2) | .spec.metrics[0].provider.job.spec.template.spec.containers[0].command[1])',
    ],
  ],
  [
    'rollouts-canary',
    [
      '(.spec.strategy.canary.steps[] | select(has("setWeight") and .setWeight == 40) | .setWeight) = 50',
      '(.spec.strategy.canary.steps[] | select(has("pause") and (.pause | has("duration"))) | .pause.duration) = "5m"',
      'del(.spec.strategy.canary.steps[] | select(has("pause")))',
      'del(.spec.strategy.canary.steps[6])',
      '.spec.strategy.canary.steps[1].pause.duration = "1h"',
      'del(.spec.strategy.canary.analysis.args[0].value)',
      '.spec.strategy.canary.analysis.startingStep |= . + 1',
      'del(.spec.strategy.canary.analysis.startingStep)',
      'del(.spec.strategy.canary.analysis.templates[0])',
      '.spec.strategy.canary.maxSurge = 2',
    ],
  ],
  [
    'statefulset-postgres',
    [
      '(select(.kind == "StatefulSet") | .spec.template.metadata.labels.version) = "17"',
      '(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].env[] | select(.name == "PGDATA") | .value) = "/data"',
      'del(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].env[1])',
      'del(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].env[0])',
      '(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].args[3]) = "shared_buffers=2GB"',
      'del(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].resources.limits)',
      'del(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].resources.requests)',
      '(select(.kind == "StatefulSet") | .spec.template.spec.containers[0].resources.limits.cpu) = "2"',
      'del(select(.kind == "StatefulSet") | .spec.volumeClaimTemplates[0].spec.accessModes[0])',
      '(select(.kind == "Service") | .metadata.labels.tier) = "db"',
      'del(select(.kind == "Service") | .spec.ports[0].name)',
      'del(select(.kind == "PodDisruptionBudget") | .spec.maxUnavailable)',
      '(select(.kind == "PodDisruptionBudget") | .metadata.namespace) = "db"',
    ],
  ],
  [
    'tekton-pipeline',
    [
      'del(.spec.params[1].default)',
      'del(.spec.params[0].type)',
      'del(.spec.workspaces[1])',
      '.spec.workspaces[1].optional = false',
      '.spec.tasks[1].runAfter[0] = "pull"',
      'del(.spec.tasks[2].runAfter[0])',
      'del(.spec.tasks[1].taskSpec.steps[1].script)',
      'del(.spec.tasks[1].taskSpec.steps[1])',
      'del(.spec.tasks[] | select(.name == "deploy"))',
      '(.spec.tasks[] | select(.name == "build")).retries |= . + 1',
      'del(.spec.description)',
      'del(.spec.finally)',
    ],
  ],
];

const cases = [
  ...corpus.flatMap((file) => everywhere.map((expression) => ({ file, expression }))),
  ...special.flatMap(([name, expressions]) =>
    expressions.map((expression) => ({ file: corpusFile(name), expression })),
  ),
].map((one, index) => ({ ...one, name: one.file.name, variant: variantOf(one.file, index) }));

/** Now and then a variant: yq reads them as well. */
function variantOf({ variants }: CorpusFile, index: number): Variant {
  return (index % 5 === 0 ? variants[(index / 5) % variants.length] : variants[0]) ?? variants[0];
}

/** Refused on purpose, though yq does something: why. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/is a block of text/, 'a value on several lines is not replaced'],
  [/document is empty|is empty, and nothing can be created/, 'what yq would guess is left to a person'],
  [/is not there, so it gives no value/, 'yq writes null for a right side that names nothing'],
  [/has 0 items/, 'items of a list are not created'],
  [/is a map, so it has no item/, 'in yq a map has a key of that number'],
  [/tag is a map$/, 'yq puts a value in place of a map'],
  [
    /shown elsewhere too, by an alias|would be removed is shown by an alias/,
    'yq changes both, or leaves an alias of nothing',
  ],
  [/Flux image automation/, 'two writers would undo each other'],
];

/** Where yq loses or breaks something: what its result lacks is put right before it is compared. */
interface Deviation {
  readonly name: string;
  readonly expression?: string;
  readonly reason: string;
  readonly repair: (values: readonly unknown[]) => void;
}

const deviations: readonly Deviation[] = [
  {
    name: 'configmap-scripts',
    reason: 'yq puts an empty line before a further indented one of a folded block (>), even where nothing is changed',
    repair: (values) => change(values, [0, 'data', 'motd'], (text) => String(text).replace('\n\n\n', '\n\n')),
  },
  {
    name: 'list',
    expression: '(.items[].spec.template.spec.containers[] | select(.name == "b")).image |= sub(":.*"; ":2")',
    reason: 'looking through keys that are not there leaves them behind with an empty list',
    repair: (values) => change(values, [0, 'items', 0, 'spec'], () => undefined),
  },
  {
    name: 'prometheus-rules',
    expression: '(.spec.groups[] | select(has("interval") | not) | .interval) = "1m"',
    reason: 'yq asks for the left side twice: the key that it created itself changes the answer, and stays null',
    repair: (values) => change(values, [0, 'spec', 'groups', 1, 'interval'], (was) => was ?? '1m'),
  },
];

/** Changes a value in place; takes it away where it becomes undefined. */
function change(values: unknown, path: readonly (string | number)[], to: (was: unknown) => unknown): void {
  const [step = '', ...rest] = path;
  if (typeof values !== 'object' || values === null) return;
  const inner: unknown = Reflect.get(values, step);
  if (rest.length > 0) change(inner, rest, to);
  else if (to(inner) === undefined) Reflect.deleteProperty(values, step);
  else if (step in values) Reflect.set(values, step, to(inner));
}

/** The parser of yq reads a directive of YAML 1.2 only where yq itself took it away before, which a byte order mark hides. */
const hiddenDirective = /found incompatible YAML document/;

function ours(file: string, bytes: Uint8Array, expression: string) {
  const parsed = parseAny(expression);
  if (parsed.result === 'wrong') throw new Error(`${expression}: ${parsed.message}`);
  return editAny({ file, bytes }, [parsed], variables);
}

const said = new Map<string, readonly unknown[]>();

/** What a file says: the same in every variant. */
function saysOf({ name, text }: CorpusFile): readonly unknown[] {
  const values = said.get(name) ?? valuesOf(text);
  said.set(name, values);
  return values;
}

function theirs(bytes: Uint8Array, expression: string) {
  const options = { input: bytes, encoding: 'utf8', env: variables } as const;
  return spawnSync('yq', ['-p', 'yaml', '-o', 'yaml', expression, '-'], options);
}

describe.skipIf(!hasYq)('beside yq, on the corpus', () => {
  const counts = { equal: 0, unchanged: 0, refused: 0, both: 0, deviating: 0, hidden: 0 };
  const met = new Set<unknown>();

  it.each(cases)('$name, $variant.variant: $expression', ({ file, name, expression, variant }) => {
    let yq = theirs(variant.bytes, expression);
    const edited = ours(file.file, variant.bytes, expression);
    if (edited.result === 'refused') {
      const why = refused.find(([pattern]) => pattern.test(edited.problems[0]?.message ?? ''));
      expect(yq.status !== 0 || why !== undefined, edited.problems[0]?.message ?? '').toBe(true);
      counts[yq.status === 0 ? 'refused' : 'both'] += 1;
      met.add(why);
      return;
    }
    if (file.text.startsWith('%YAML') && hiddenDirective.test(yq.stderr)) {
      expect(variant.variant).toContain('BOM');
      counts.hidden += 1;
      yq = theirs(file.bytes, expression);
    }
    expect(yq.stderr).not.toMatch(/^Error/);
    const after = new TextDecoder('utf-8', { ignoreBOM: true }).decode(edited.after);
    const isSame = after === variant.text;
    const [is, wanted] = [isSame ? saysOf(file) : valuesOf(after), valuesOf(yq.stdout)];
    // the order of keys counts as well
    if (JSON.stringify(is) === JSON.stringify(wanted)) counts[isSame ? 'unchanged' : 'equal'] += 1;
    else {
      const known = deviations.find((one) => one.name === name && (one.expression ?? expression) === expression);
      known?.repair(wanted);
      expect(is).toEqual(wanted);
      counts.deviating += 1;
      met.add(known);
    }
    if (!isSame) expect(strangerIn(after, wantedLines(variant.text, is))).toBeUndefined();
  });

  it('is held against enough, and meets everything that the tables tell', () => {
    console.log(`${cases.length} cases: ${JSON.stringify(counts)}`);
    expect(counts.equal).toBeGreaterThan(600);
    expect(counts.hidden).toBeGreaterThan(0);
    expect([...refused, ...deviations].filter((one) => !met.has(one))).toEqual([]);
  });
});
