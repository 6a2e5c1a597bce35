"""Web: the desk's verbs as pages on one's own machine. Every page is also JSON; nothing is fetched from elsewhere.

`app` makes the application, `pages` shows, `writes` takes in, `checks` holds a draft against a report, `guard` keeps
others out, `limits` counts what readers send, `kept` holds what was drawn, `api` tells all of it to machines.
"""
