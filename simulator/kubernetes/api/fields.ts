// The fields of the API's types, `name:type` in alphabetical order. Types: s string, b bool, i int32, l int64, q quantity, x int or
// string, t time, m string map, Q quantities by name, B bytes by name, any; []T a list, []T@key one merged by that key. `!`: required.
const meta = 'apiVersion:s kind:s metadata:ObjectMeta';

export const fieldTexts: Readonly<Record<string, string>> = {
  ObjectMeta:
    'annotations:m creationTimestamp:t deletionGracePeriodSeconds:l deletionTimestamp:t finalizers:[]s generateName:s generation:l labels:m managedFields:any name:s namespace:s ownerReferences:[]OwnerReference@uid resourceVersion:s selfLink:s uid:s',
  OwnerReference: 'apiVersion:s! blockOwnerDeletion:b controller:b kind:s! name:s! uid:s!',
  LabelSelector: 'matchExpressions:[]LabelSelectorRequirement matchLabels:m',
  LabelSelectorRequirement: 'key:s! operator:s! values:[]s',

  Pod: `${meta} spec:PodSpec status:PodStatus`,
  PodTemplateSpec: 'metadata:ObjectMeta spec:PodSpec',
  PodSpec:
    'activeDeadlineSeconds:l affinity:any automountServiceAccountToken:b containers:[]Container@name! dnsConfig:any dnsPolicy:s enableServiceLinks:b ephemeralContainers:[]EphemeralContainer@name hostAliases:[]HostAlias@ip hostIPC:b hostNetwork:b hostPID:b hostUsers:b hostname:s imagePullSecrets:[]LocalObjectReference@name initContainers:[]Container@name nodeName:s nodeSelector:m os:any overhead:Q preemptionPolicy:s priority:i priorityClassName:s readinessGates:any resourceClaims:any resources:ResourceRequirements restartPolicy:s runtimeClassName:s schedulerName:s schedulingGates:any securityContext:PodSecurityContext serviceAccount:s serviceAccountName:s setHostnameAsFQDN:b shareProcessNamespace:b subdomain:s terminationGracePeriodSeconds:l tolerations:[]Toleration topologySpreadConstraints:any volumes:[]Volume@name',
  LocalObjectReference: 'name:s',
  HostAlias: 'hostnames:[]s ip:s!',
  Toleration: 'effect:s key:s operator:s tolerationSeconds:l value:s',
  PodSecurityContext:
    'appArmorProfile:any fsGroup:l fsGroupChangePolicy:s runAsGroup:l runAsNonRoot:b runAsUser:l seLinuxChangePolicy:s seLinuxOptions:any seccompProfile:any supplementalGroups:[]l supplementalGroupsPolicy:s sysctls:any windowsOptions:any',
  Container:
    'args:[]s command:[]s env:[]EnvVar@name envFrom:[]EnvFromSource image:s imagePullPolicy:s lifecycle:Lifecycle livenessProbe:Probe name:s! ports:[]ContainerPort@containerPort readinessProbe:Probe resizePolicy:any resources:ResourceRequirements restartPolicy:s securityContext:SecurityContext startupProbe:Probe stdin:b stdinOnce:b terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:any volumeMounts:[]VolumeMount@mountPath workingDir:s',
  EphemeralContainer:
    'args:[]s command:[]s env:[]EnvVar@name envFrom:[]EnvFromSource image:s imagePullPolicy:s lifecycle:Lifecycle livenessProbe:Probe name:s! ports:[]ContainerPort@containerPort readinessProbe:Probe resizePolicy:any resources:ResourceRequirements restartPolicy:s securityContext:SecurityContext startupProbe:Probe stdin:b stdinOnce:b targetContainerName:s terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:any volumeMounts:[]VolumeMount@mountPath workingDir:s',
  EnvVar: 'name:s! value:s valueFrom:EnvVarSource',
  EnvVarSource:
    'configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector',
  ConfigMapKeySelector: 'key:s! name:s optional:b',
  SecretKeySelector: 'key:s! name:s optional:b',
  ObjectFieldSelector: 'apiVersion:s fieldPath:s!',
  ResourceFieldSelector: 'containerName:s divisor:q resource:s!',
  EnvFromSource: 'configMapRef:ConfigMapEnvSource prefix:s secretRef:SecretEnvSource',
  ConfigMapEnvSource: 'name:s optional:b',
  SecretEnvSource: 'name:s optional:b',
  Lifecycle: 'postStart:LifecycleHandler preStop:LifecycleHandler',
  LifecycleHandler: 'exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction',
  ExecAction: 'command:[]s',
  HTTPGetAction: 'host:s httpHeaders:[]HTTPHeader path:s port:x! scheme:s',
  HTTPHeader: 'name:s! value:s!',
  SleepAction: 'seconds:l!',
  TCPSocketAction: 'host:s port:x!',
  GRPCAction: 'port:i! service:s',
  Probe:
    'exec:ExecAction failureThreshold:i grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds:i periodSeconds:i successThreshold:i tcpSocket:TCPSocketAction terminationGracePeriodSeconds:l timeoutSeconds:i',
  ContainerPort: 'containerPort:i! hostIP:s hostPort:i name:s protocol:s',
  ResourceRequirements: 'claims:any limits:Q requests:Q',
  SecurityContext:
    'allowPrivilegeEscalation:b appArmorProfile:any capabilities:Capabilities privileged:b procMount:s readOnlyRootFilesystem:b runAsGroup:l runAsNonRoot:b runAsUser:l seLinuxOptions:any seccompProfile:any windowsOptions:any',
  Capabilities: 'add:[]s drop:[]s',
  VolumeMount: 'mountPath:s! mountPropagation:s name:s! readOnly:b recursiveReadOnly:s subPath:s subPathExpr:s',
  Volume:
    'awsElasticBlockStore:any azureDisk:any azureFile:any cephfs:any cinder:any configMap:ConfigMapVolumeSource csi:any downwardAPI:DownwardAPIVolumeSource emptyDir:EmptyDirVolumeSource ephemeral:any fc:any flexVolume:any flocker:any gcePersistentDisk:any gitRepo:any glusterfs:any hostPath:HostPathVolumeSource image:any iscsi:any name:s! nfs:any persistentVolumeClaim:any photonPersistentDisk:any portworxVolume:any projected:any quobyte:any rbd:any scaleIO:any secret:SecretVolumeSource storageos:any vsphereVolume:any',
  EmptyDirVolumeSource: 'medium:s sizeLimit:q',
  HostPathVolumeSource: 'path:s! type:s',
  ConfigMapVolumeSource: 'defaultMode:i items:[]KeyToPath name:s optional:b',
  SecretVolumeSource: 'defaultMode:i items:[]KeyToPath optional:b secretName:s',
  KeyToPath: 'key:s! mode:i path:s!',
  DownwardAPIVolumeSource: 'defaultMode:i items:[]DownwardAPIVolumeFile',
  DownwardAPIVolumeFile: 'fieldRef:ObjectFieldSelector mode:i path:s! resourceFieldRef:ResourceFieldSelector',
  PodStatus:
    'conditions:[]PodCondition@type containerStatuses:[]ContainerStatus ephemeralContainerStatuses:[]ContainerStatus hostIP:s hostIPs:any initContainerStatuses:[]ContainerStatus message:s nominatedNodeName:s observedGeneration:l phase:s podIP:s podIPs:any qosClass:s reason:s resize:s resourceClaimStatuses:any startTime:t',
  PodCondition: 'lastProbeTime:t lastTransitionTime:t message:s reason:s status:s! type:s!',
  ContainerStatus:
    'allocatedResources:Q allocatedResourcesStatus:any containerID:s image:s! imageID:s! lastState:ContainerState name:s! ready:b! resources:any restartCount:i! started:b state:ContainerState user:any volumeMounts:any',
  ContainerState: 'running:ContainerStateRunning terminated:ContainerStateTerminated waiting:ContainerStateWaiting',
  ContainerStateRunning: 'startedAt:t',
  ContainerStateTerminated: 'containerID:s exitCode:i! finishedAt:t message:s reason:s signal:i startedAt:t',
  ContainerStateWaiting: 'message:s reason:s',

  Deployment: `${meta} spec:DeploymentSpec status:DeploymentStatus`,
  DeploymentSpec:
    'minReadySeconds:i paused:b progressDeadlineSeconds:i replicas:i revisionHistoryLimit:i selector:LabelSelector! strategy:DeploymentStrategy template:PodTemplateSpec!',
  DeploymentStrategy: 'rollingUpdate:RollingUpdateDeployment type:s',
  RollingUpdateDeployment: 'maxSurge:x maxUnavailable:x',
  DeploymentStatus:
    'availableReplicas:i collisionCount:i conditions:[]DeploymentCondition@type observedGeneration:l readyReplicas:i replicas:i unavailableReplicas:i updatedReplicas:i',
  DeploymentCondition: 'lastTransitionTime:t lastUpdateTime:t message:s reason:s status:s! type:s!',
  ReplicaSet: `${meta} spec:ReplicaSetSpec status:ReplicaSetStatus`,
  ReplicaSetSpec: 'minReadySeconds:i replicas:i selector:LabelSelector! template:PodTemplateSpec',
  ReplicaSetStatus:
    'availableReplicas:i conditions:any fullyLabeledReplicas:i observedGeneration:l readyReplicas:i replicas:i!',

  Service: `${meta} spec:ServiceSpec status:ServiceStatus`,
  ServiceSpec:
    'allocateLoadBalancerNodePorts:b clusterIP:s clusterIPs:[]s externalIPs:[]s externalName:s externalTrafficPolicy:s healthCheckNodePort:i internalTrafficPolicy:s ipFamilies:[]s ipFamilyPolicy:s loadBalancerClass:s loadBalancerIP:s loadBalancerSourceRanges:[]s ports:[]ServicePort@port publishNotReadyAddresses:b selector:m sessionAffinity:s sessionAffinityConfig:any trafficDistribution:s type:s',
  ServicePort: 'appProtocol:s name:s nodePort:i port:i! protocol:s targetPort:x',
  ServiceStatus: 'conditions:any loadBalancer:any',
  Endpoints: `${meta} subsets:[]EndpointSubset`,
  EndpointSubset: 'addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointPort',
  EndpointAddress: 'hostname:s ip:s! nodeName:s targetRef:ObjectReference',
  EndpointPort: 'appProtocol:s name:s port:i! protocol:s',
  ObjectReference: 'apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s',
  EndpointSlice: `addressType:s! apiVersion:s endpoints:[]Endpoint! kind:s metadata:ObjectMeta ports:[]DiscoveryPort`,
  Endpoint:
    'addresses:[]s! conditions:EndpointConditions deprecatedTopology:m hints:any hostname:s nodeName:s targetRef:ObjectReference zone:s',
  EndpointConditions: 'ready:b serving:b terminating:b',
  DiscoveryPort: 'appProtocol:s name:s port:i protocol:s',

  ConfigMap: `apiVersion:s binaryData:B data:m immutable:b kind:s metadata:ObjectMeta`,
  Secret: `apiVersion:s data:B immutable:b kind:s metadata:ObjectMeta stringData:m type:s`,
  Namespace: `${meta} spec:NamespaceSpec status:NamespaceStatus`,
  NamespaceSpec: 'finalizers:[]s',
  NamespaceStatus: 'conditions:any phase:s',
  Node: `${meta} spec:NodeSpec status:NodeStatus`,
  NodeSpec: 'configSource:any externalID:s podCIDR:s podCIDRs:[]s providerID:s taints:[]Taint unschedulable:b',
  Taint: 'effect:s! key:s! timeAdded:t value:s',
  NodeStatus:
    'addresses:any allocatable:Q capacity:Q conditions:[]NodeCondition@type config:any daemonEndpoints:any features:any images:any nodeInfo:any phase:s runtimeHandlers:any volumesAttached:any volumesInUse:any',
  NodeCondition: 'lastHeartbeatTime:t lastTransitionTime:t message:s reason:s status:s! type:s!',
  Event: `action:s apiVersion:s count:i eventTime:t firstTimestamp:t involvedObject:ObjectReference! kind:s lastTimestamp:t message:s metadata:ObjectMeta! reason:s related:any reportingComponent:s reportingInstance:s series:any source:EventSource type:s`,
  EventSource: 'component:s host:s',

  Job: `${meta} spec:JobSpec status:JobStatus`,
  JobSpec:
    'activeDeadlineSeconds:l backoffLimit:i backoffLimitPerIndex:i completionMode:s completions:i managedBy:s manualSelector:b maxFailedIndexes:i parallelism:i podFailurePolicy:any podReplacementPolicy:s selector:LabelSelector successPolicy:any suspend:b template:PodTemplateSpec! ttlSecondsAfterFinished:i',
  JobStatus:
    'active:i completedIndexes:s completionTime:t conditions:[]JobCondition failed:i failedIndexes:s ready:i startTime:t succeeded:i terminating:i uncountedTerminatedPods:any',
  JobCondition: 'lastProbeTime:t lastTransitionTime:t message:s reason:s status:s! type:s!',

  HorizontalPodAutoscaler: `${meta} spec:HorizontalPodAutoscalerSpec status:HorizontalPodAutoscalerStatus`,
  HorizontalPodAutoscalerSpec:
    'behavior:any maxReplicas:i! metrics:[]MetricSpec minReplicas:i scaleTargetRef:CrossVersionObjectReference!',
  CrossVersionObjectReference: 'apiVersion:s kind:s! name:s!',
  MetricSpec: 'containerResource:any external:any object:any pods:any resource:ResourceMetricSource type:s!',
  ResourceMetricSource: 'name:s! target:MetricTarget!',
  MetricTarget: 'averageUtilization:i averageValue:q type:s! value:q',
  HorizontalPodAutoscalerStatus:
    'conditions:any currentMetrics:any currentReplicas:i desiredReplicas:i! lastScaleTime:t observedGeneration:l',
  ServiceAccount: `apiVersion:s automountServiceAccountToken:b imagePullSecrets:[]LocalObjectReference kind:s metadata:ObjectMeta secrets:any`,
};
