"""Computes what the smoothing models forecast for a published series, independently of the Java code.

Run: python3 independent.py        (standard library only; prints the numbers that SmoothingModelsTest expects)

Every recursion is written as its paper has it, with the first states as ordinary parameters of the search (the Java
code solves for them), and minimised by restarted Nelder-Mead. Data: annual oil production of Saudi Arabia 1996-2013,
Hyndman and Athanasopoulos, Forecasting: Principles and Practice (2nd ed.), section 7.1, which publishes for simple
exponential smoothing alpha 0.8339, first level 446.5868 and the forecast 542.6806; and air passengers of Australia 1990-2016, section 7.2.
"""
import math

OIL = [445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291,
       521.2759, 508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405]

AIR = [17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.60,
       44.66, 46.95, 48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.20, 68.12, 69.78, 72.60]


def nelder_mead(f, x, step, rounds=6, iterations=4000):
    for _ in range(rounds):
        s = [list(x)] + [[v + (step[i] if i == k else 0) for i, v in enumerate(x)] for k in range(len(x))]
        s = sorted((f(p), p) for p in s)
        for _ in range(iterations):
            worst, c = s[-1], [sum(p[i] for _, p in s[:-1]) / len(x) for i in range(len(x))]
            def at(t): return [c[i] + t * (worst[1][i] - c[i]) for i in range(len(x))]
            r = at(-1); fr = f(r)
            if fr < s[0][0]:
                e = at(-2); fe = f(e); s[-1] = (fe, e) if fe < fr else (fr, r)
            elif fr < s[-2][0]: s[-1] = (fr, r)
            else:
                k = at(0.5); fk = f(k)
                if fk < worst[0]: s[-1] = (fk, k)
                else: s = [s[0]] + [(f(q), q) for q in ([s[0][1][i] + (p[i] - s[0][1][i]) / 2 for i in range(len(x))] for _, p in s[1:])]
            s.sort()
            if s[-1][0] - s[0][0] < 1e-13 * abs(s[0][0]): break
        x = s[0][1]
    return s[0][1]


def ses(y):
    def sse(p):
        a, l = p
        if not 0.01 <= a <= 1: return 1e30
        t = 0
        for v in y: t += (v - l) ** 2; l = l + a * (v - l)
        return t
    a, l = nelder_mead(sse, [0.5, y[0]], [0.2, 10]); first = l
    for v in y: l = l + a * (v - l)
    return a, first, l


def theta(y, h):
    a, _, l = ses(y); n = len(y); m = sum(y) / n; q = (n - 1) / 2
    slope = sum((t - q) * (v - m) for t, v in enumerate(y)) / sum((t - q) ** 2 for t in range(n))
    return [l + slope / 2 * (k + (1 - (1 - a) ** n) / a) for k in range(h)]


def damped(y, h):
    def run(p):
        a, b, phi, l, s = p; t = 0
        for v in y:
            e = v - l - phi * s; t += e * e
            l, s = l + phi * s + a * e, phi * s + a * b * e
        return t, l, s
    def sse(p): return run(p)[0] if 0.01 <= p[0] <= 1 and 0 <= p[1] <= .5 and .8 <= p[2] <= .98 else 1e30
    p = min((nelder_mead(sse, [a, b, .9, y[0], d], [.1, .1, .04, 10, 3]) for a in (.2, .8) for b in (.05, .3) for d in (-5, 5)), key=sse)
    _, l, s = run(p)
    return [l + s * sum(p[2] ** i for i in range(1, k + 1)) for k in range(1, h + 1)], sse(p)


def dotm(y, h):
    def run(p, h):
        a, w, l = p; n = len(y); t = 0; A, B, mean, out = y[0], 0.0, 0.0, []
        for i in range(1, n + h + 1):
            mu = l + w * ((1 - a) ** (i - 1) * A + (1 - (1 - a) ** i) / a * B)
            v = y[i - 1] if i <= n else mu
            if i <= n: t += (v - mu) ** 2
            else: out.append(mu)
            l = a * v + (1 - a) * l
            B = 0.0 if i == 1 else ((i - 2) * B + 6 * (v - mean) / i) / (i + 1)
            mean = ((i - 1) * mean + v) / i
            A = mean - (i + 1) / 2 * B
        return t, out
    def sse(p): return run(p, 0)[0] if 0.01 <= p[0] <= 1 and 0 <= p[1] <= 0.98 else 1e30
    p = min((nelder_mead(sse, [a, w, l], [.1, .1, 20]) for a in (.2, .5, .8) for w in (.2, .5, .8) for l in (0, y[0] / 2, y[0])), key=sse)
    return run(p, h)[1], sse(p), p


def holt_winters(y, m, a, b, g, phi, l, s, season, h, multiplicative):
    season = list(season); n = len(y)
    for t, v in enumerate(y):
        f = l + phi * s; q = season[t % m]
        if multiplicative:
            e = v - f * q; l, s = f + a * e / q, phi * s + a * b * e / q; season[t % m] = q + g * (1 - a) * e / f
        else:
            e = v - f - q; l, s = f + a * e, phi * s + a * b * e; season[t % m] = q + g * (1 - a) * e
    out = []
    for k in range(1, h + 1):
        base = l + s * sum(phi ** i for i in range(1, k + 1)); q = season[(n + k - 1) % m]
        out.append(base * q if multiplicative else base + q)
    return out


if __name__ == '__main__':
    print('ses alpha %.4f first %.4f forecast %.4f' % ses(OIL))
    print('theta', ['%.4f' % v for v in theta(OIL, 3)])
    f, e = damped(OIL, 3); print('damped oil', ['%.4f' % v for v in f], 'sse %.4f' % e)
    f, e = damped(AIR, 3); print('damped air', ['%.4f' % v for v in f], 'sse %.4f' % e)
    f, e, p = dotm(OIL, 3); print('dotm oil', ['%.4f' % v for v in f], 'sse %.4f' % e, ['%.4f' % v for v in p])
    f, e, p = dotm(AIR, 3); print('dotm air', ['%.4f' % v for v in f], 'sse %.4f' % e, ['%.4f' % v for v in p])
    Q = [30, 21, 29, 37, 33, 24, 32, 40, 36, 26, 35, 44]
    print('hw add', ['%.6f' % v for v in holt_winters(Q, 4, .3, .1, .2, .9, 29, .75, [1, -8, 0, 7], 4, False)])
    print('hw mul', ['%.6f' % v for v in holt_winters(Q, 4, .3, .1, .2, .9, 29, .75, [1.03, .74, 1, 1.23], 4, True)])
