# How the container was set up: docker inspect.
part_settings() {
  say '  docker inspect'
  see settings.user "$(told "$c" '{{.Config.User}}')"
  see settings.stopTimeout "$(told "$c" '{{with .Config.StopTimeout}}{{.}}{{else}}10{{end}}')"
  see settings.memory "$(told "$c" '{{.HostConfig.Memory}}')"
  see settings.restart "$(told "$c" '{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}')"
  see settings.privileged "$(told "$c" '{{.HostConfig.Privileged}} {{range .HostConfig.CapAdd}}{{.}} {{end}}')"
  see settings.mounts "$(told "$c" '{{range .Mounts}}{{.Type}}:{{.Name}}{{.Source}}:{{.Destination}} {{end}}')"
  see settings.ports "$(told "$c" '{{range $port, $hosts := .NetworkSettings.Ports}}{{$port}}={{range $hosts}}{{.HostPort}},{{end}} {{end}}')"
  told "$c" '{{range .Config.Env}}{{println .}}{{end}}' > "$work/settings.env"
}
