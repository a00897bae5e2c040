export const serverPy = `# A small web server on port 8000.
import socket
from http.server import BaseHTTPRequestHandler, HTTPServer

class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"hello from {socket.gethostname()}\\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, fmt, *args):
        print(f"GET {self.path}", flush=True)

print("listening on 8000", flush=True)
HTTPServer(("", 8000), Hello).serve_forever()
`;
