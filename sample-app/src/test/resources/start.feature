Feature: Start

  Scenario: Cucumber starts the guestbook
    When the guestbook starts
