import { actor } from './actor.ts';
import { type Example, onClock } from './story.ts';

const dashboard = actor('dashboard', 'nodejs', '1.22.0');
const reports = actor('reports', 'java', '7.3.1', 'reports-02.dc1.internal');

const SLOW_QUERY =
  'SELECT r.region, SUM(s.total_cents) FROM sales s JOIN regions r ON r.id = s.region_id WHERE s.sold_at >= ? GROUP BY r.region';

export const clockOff: Example = {
  name: 'clock-off',
  story: 'A slow query on a server whose clock is 300 ms behind',
  seed: 300,
  startTimeUnixNano: 1795218481662047593n,
  silent: [],
  tell: () =>
    dashboard.serves('GET /sales', 0, 540, [
      dashboard.calls('GET http://reports-02.dc1.internal:8080/reports/sales', 12, 522, [
        // The way there takes as long as the way back, so the middle of what is possible is the true 300 ms.
        onClock(
          -300,
          reports.serves('GET /reports/{name}', 18, 516, [
            reports.queries('SELECT report_access', 27.4, 33.1, 'SELECT role FROM report_access WHERE user_id = ?'),
            reports.queries('SELECT sales', 41.2, 471.2, SLOW_QUERY),
            reports.works('render-table', 476, 509.3),
          ]),
        ),
      ]),
    ]),
};
