export const shipperSh = `#!/bin/sh
# Ships the application's log file to stdout.
exec tail -n +1 -F /var/log/app/app.log
`;
