/** What the real kubectl and the simulated one are both given, each on a cluster of its own with the same seed. `#N` lets N seconds pass. */
export const session = `
kubectl get nodes
kubectl get pods
kubectl get all -A
kubectl get nosuch
kubectl frobnicate
kubectl get pods --nosuch
kubectl get pod nobody
kubectl apply -f typo.yaml
kubectl apply -f typo2.yaml
kubectl apply -f other.yaml
kubectl apply -f nokind.yaml
kubectl apply -f nofile.yaml
kubectl apply -f web.yaml
#9
kubectl apply -f web.yaml
kubectl get pods
kubectl get pods -o wide
kubectl get pods -l app=web --show-labels
kubectl get pods -l app=nobody
kubectl get deploy,rs,svc
kubectl get deployment web -o wide
kubectl get endpoints web
kubectl get deploy web -o jsonpath={.spec.replicas}
kubectl get pods -o name
kubectl get deployment web -o yaml
kubectl get svc web -o json
kubectl get pods -o custom-columns=NAME:.metadata.name,PHASE:.status.phase
kubectl get pods --no-headers
kubectl describe deployment web
kubectl describe service web
kubectl describe rs
kubectl describe pods
kubectl logs deploy/web
kubectl logs deploy/web -c shipper
kubectl scale deployment web --replicas=2
kubectl scale deploy/nobody --replicas=2
#9
kubectl get deploy web
kubectl set image deployment/web web=busybox:1.37 shipper=busybox:1.37
kubectl set image deployment/web nobody=busybox:1.37
kubectl apply -f more.yaml
#20
kubectl rollout history deployment/web
kubectl rollout history deployment/web --revision=2
kubectl rollout undo deployment/web
#20
kubectl rollout history deployment/web
kubectl get rs
kubectl apply -f crash.yaml -f job.yaml
#12
kubectl get pods
kubectl get jobs
kubectl describe pod crash
kubectl describe job once
kubectl logs crash
kubectl logs job/once
kubectl create configmap settings --from-literal=a=b --from-literal=c=d --dry-run=client -o yaml
kubectl create secret generic token --from-literal=key=value --dry-run=client -o yaml
kubectl create -f settings.yaml
kubectl get cm,secret
kubectl describe configmap settings
kubectl describe secret token
kubectl create deployment api --image=api:1 --replicas=2 --port=80 --dry-run=client -o yaml
kubectl create service clusterip api --tcp=80:3000 --dry-run=client -o yaml
kubectl create job one --image=busybox:1.37 --dry-run=client -o yaml -- echo hi
kubectl get ns
kubectl run tool --image=busybox:1.37 --restart=Never --dry-run=client -o yaml -- sleep 5
kubectl expose deployment web --name=front --port=8080 --target-port=3000
kubectl expose deployment web --port=80 --type=NodePort --dry-run=client -o yaml
kubectl get hpa
kubectl label deployment web tier=front
kubectl label deployment web tier=back
kubectl annotate deployment web note=x
kubectl patch deployment web -p {"spec":{"replicas":1}}
kubectl rollout pause deployment/web
kubectl rollout resume deployment/web
kubectl cordon docker-host
kubectl uncordon docker-host
kubectl explain pod.spec.restartPolicy
kubectl explain deployment.spec.strategy
kubectl delete -f job.yaml
kubectl delete pod nobody
kubectl delete service front
kubectl delete configmap settings
kubectl rollout restart deployment web
`;
