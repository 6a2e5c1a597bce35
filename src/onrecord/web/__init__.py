"""Web: the desk's verbs as pages on one's own machine. Every page is also JSON; nothing is fetched from elsewhere.

`app` makes the application, `pages` shows, `writes` takes in, `guard` keeps others out, `limits` counts what readers send.
"""
