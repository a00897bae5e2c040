// First: it sets the order of the cascade layers.
import './globals.css';

import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { OfflineCourse } from '@/components/offline/offline-course';
import { Footer } from '@/components/site/footer';
import { Header } from '@/components/site/header';
import { applyStoredTheme } from '@/components/site/theme';
import { serif } from './fonts';

export const metadata: Metadata = {
  title: { default: 'PID One: one container, one process', template: '%s · PID One' },
  description:
    'An interactive course on why a container should run one process, and when it should not. Type in a simulated Docker host; have your Dockerfile judged by what it does.',
  applicationName: 'PID One',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={serif.variable} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a chosen theme does not flash. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours */}
        <script dangerouslySetInnerHTML={{ __html: applyStoredTheme }} />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <Header />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <Footer />
        <OfflineCourse />
      </body>
    </html>
  );
}
